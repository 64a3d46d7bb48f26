//! Reads JSON lines with a `text` and writes each one's bylines, facts and dates, in order, on all cores.
//!
//! `annotate [FILE]…`; without a file, standard input. See `--help`.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program talks on its streams")]

#[path = "common/json.rs"]
mod json;

use baokan::{bylines, dates, facts};
use indicatif::{ProgressBar, ProgressStyle};
use json::{byline_json, date_json, fact_json};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write},
    process::ExitCode,
};

/// How many lines are in memory at a time: enough to keep all cores busy, little enough for any machine.
const CHUNK: usize = 4096;
const HELP: &str = "annotate [FILE]...
Reads {\"id\": ..., \"text\": \"...\"} lines (standard input without FILE), writes {\"id\", \"bylines\", \"facts\", \"dates\"} lines.
Exit status: 1 if a line was malformed or a file unreadable, 2 for a wrong argument.";

fn main() -> ExitCode {
    let files = match arguments() {
        Ok(Some(files)) => files,
        Ok(None) => return ExitCode::SUCCESS,
        Err(error) => return fail(&error.to_string(), 2),
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut run = Run { lines: 0, malformed: 0, progress: progress() };
    let inputs: Vec<String> = if files.is_empty() { vec!["-".to_owned()] } else { files };
    for input in inputs {
        let done = open(&input).and_then(|reader| run.annotate(reader, &mut output));
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => return fail(&format!("{input}: {error}"), 1),
            Ok(()) => {}
        }
    }
    run.progress.finish_and_clear();
    match output.flush() {
        Ok(()) if run.malformed == 0 => ExitCode::SUCCESS,
        Ok(()) => fail(&format!("{} of {} lines were malformed", run.malformed, run.lines), 1),
        Err(error) => fail(&error.to_string(), 1),
    }
}

fn fail(message: &str, status: u8) -> ExitCode {
    eprintln!("annotate: {message}");
    ExitCode::from(status)
}

/// The files named on the command line, or `None` where help was all that was asked for.
fn arguments() -> Result<Option<Vec<String>>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut files = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => {
                println!("{HELP}");
                return Ok(None);
            }
            Value(file) => files.push(file.string()?),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Some(files))
}

fn open(input: &str) -> io::Result<Box<dyn BufRead + Send>> {
    if input == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(input)?)))
}

fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} lines, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

struct Run {
    lines: usize,
    malformed: usize,
    progress: ProgressBar,
}

/// Lines of the input that are not blank, with their numbers.
type Chunk = Vec<(usize, Vec<u8>)>;

impl Run {
    /// Annotates one chunk while the next is read; what is left to one core is to write the lines out.
    fn annotate(&mut self, mut reader: Box<dyn BufRead + Send>, output: &mut impl Write) -> io::Result<()> {
        let mut chunk = read(&mut reader, &mut self.lines)?;
        while !chunk.is_empty() {
            let lines = &mut self.lines;
            let (rows, next) = rayon::join(|| rows(&chunk), || read(&mut reader, lines));
            for row in &rows {
                self.malformed += usize::from(row.is_err());
                let (Ok(line) | Err(line)) = row;
                output.write_all(line)?;
            }
            self.progress.inc(rows.len() as u64);
            chunk = next?;
        }
        Ok(())
    }
}

/// The next lines; none at the end of the input.
fn read(reader: &mut dyn BufRead, lines: &mut usize) -> io::Result<Chunk> {
    let mut chunk = Vec::new();
    while chunk.len() < CHUNK {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *lines += 1;
        if !line.trim_ascii().is_empty() {
            chunk.push((*lines, line));
        }
    }
    Ok(chunk)
}

/// A line of output for each line of input; `Err` where that was malformed.
fn rows(chunk: &Chunk) -> Vec<Result<Vec<u8>, Vec<u8>>> {
    let row = |(number, line): &(usize, Vec<u8>)| {
        row(line).map(|value| json_line(&value)).map_err(|error| json_line(&malformed(*number, &error)))
    };
    chunk.par_iter().map(row).collect()
}

fn json_line(value: &Value) -> Vec<u8> {
    let mut line = value.to_string().into_bytes();
    line.push(b'\n');
    line
}

fn malformed(line: usize, error: &str) -> Value {
    json!({ "id": null, "line": line, "error": error })
}

fn row(line: &[u8]) -> Result<Value, String> {
    // A file may begin with a byte order mark.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let value: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text = value.get("text").and_then(Value::as_str).ok_or("no \"text\" string")?;
    Ok(annotation(value.get("id").unwrap_or(&Value::Null), text))
}

fn annotation(id: &Value, text: &str) -> Value {
    let found: Vec<Value> = bylines(text).map(|byline| byline_json(&byline, None)).collect();
    let facts: Vec<Value> = facts(text).map(|fact| fact_json(&fact)).collect();
    let dates: Vec<Value> = dates(text).map(|date| date_json(&date, None)).collect();
    json!({ "id": id, "bylines": found, "facts": facts, "dates": dates })
}
