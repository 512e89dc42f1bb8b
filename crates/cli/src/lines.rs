//! Whole lines, as many at a time as have come.

use std::io::{self, ErrorKind, Read};

/// So much is asked for at once. Whoever sends one line and waits gets its answer: nothing waits for more than has come.
const MUCH: usize = 1 << 17;

/// The lines of a stream.
pub(crate) struct Lines<R> {
    input: R,
    /// What was read: lines that were given out, lines that have come, the beginning of one that goes on.
    room: Vec<u8>,
    given: usize,
    come: usize,
}

impl<R: Read> Lines<R> {
    pub(crate) fn of(input: R) -> Lines<R> {
        Lines { input, room: Vec::new(), given: 0, come: 0 }
    }

    /// The next lines, at least one; the last of a stream may lack its end. `None` when there are no more.
    ///
    /// # Errors
    /// If the stream cannot be read.
    pub(crate) fn next_some(&mut self) -> io::Result<Option<&[u8]>> {
        self.room.copy_within(self.given..self.come, 0);
        self.come -= self.given;
        self.given = 0;
        loop {
            self.room.resize(self.room.len().max(self.come + MUCH), 0);
            let read = match self.input.read(&mut self.room[self.come..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            let new = self.come..self.come + read;
            self.come = new.end;
            if read == 0 {
                self.given = self.come;
                return Ok((self.come > 0).then(|| &self.room[..self.come]));
            }
            if let Some(end) = self.room[new.clone()].iter().rposition(|byte| *byte == b'\n') {
                self.given = new.start + end + 1;
                return Ok(Some(&self.room[..self.given]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives what it has in pieces, as a pipe does.
    struct Pieces(Vec<&'static str>);

    impl Read for Pieces {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let Some(piece) = (!self.0.is_empty()).then(|| self.0.remove(0)) else { return Ok(0) };
            room[..piece.len()].copy_from_slice(piece.as_bytes());
            Ok(piece.len())
        }
    }

    fn all(pieces: &[&'static str]) -> Vec<String> {
        let mut lines = Lines::of(Pieces(pieces.to_vec()));
        let mut all = Vec::new();
        while let Some(some) = lines.next_some().expect("nothing breaks") {
            all.push(String::from_utf8_lossy(some).into_owned());
        }
        all
    }

    #[test]
    fn lines_are_whole_and_come_as_soon_as_they_can() {
        assert_eq!(all(&[]), [""; 0]);
        assert_eq!(all(&["a\n", "b\nc\n"]), ["a\n", "b\nc\n"]);
        assert_eq!(all(&["a", "b\nc", "d", "\n", "e"]), ["ab\n", "cd\n", "e"]);
        assert_eq!(all(&["a\nb\nc", "\n\n"]), ["a\nb\n", "c\n\n"]);
    }

    #[test]
    fn a_long_line_is_one() {
        let long: String = "x".repeat(3 * MUCH);
        let text = format!("{long}\nb\n{long}");
        let mut lines = Lines::of(text.as_bytes());
        let mut all = Vec::new();
        while let Some(some) = lines.next_some().expect("nothing breaks") {
            all.extend_from_slice(some);
        }
        assert_eq!(all, text.as_bytes());
    }
}
