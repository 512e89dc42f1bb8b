//! JSON on one line, fast. An analysis is twenty times as long as its text, so writing it is a good part of the
//! work; most of it are keys and words of our own, which need no look at every letter. The text is the same as
//! `serde_json`'s, which writes numbers and whatever needs escapes.

use serde::ser::{self, Serialize, Serializer};
use serde_json::Error;
use std::io::{self, Write};

/// So much is written at once: an answer of many megabytes is never in memory as a whole.
const ROOM: usize = 1 << 17;

/// A writer of answers.
pub(crate) struct Compact<W: Write> {
    out: W,
    /// What waits to be written, and room behind it, so that most writes are a copy to a known place.
    room: Vec<u8>,
    length: usize,
    passed_on: usize,
    /// Whether everything could be written so far.
    done: io::Result<()>,
}

/// Whether a byte does not stand for itself in a string.
const fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// Whether every byte stands for itself.
#[inline(always)]
fn is_plain(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks();
    eights.iter().all(|eight| !has_escaped(u64::from_le_bytes(*eight))) && !rest.iter().any(|byte| is_escaped(*byte))
}

/// Whether one of eight bytes does not stand for itself: a byte that is less than another borrows from its upmost bit.
const fn has_escaped(eight: u64) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const TOP: u64 = EACH << 7;
    const fn less(eight: u64, than: u8) -> u64 {
        eight.wrapping_sub(EACH * than as u64) & !eight
    }
    (less(eight, b' ') | less(eight ^ (EACH * b'"' as u64), 1) | less(eight ^ (EACH * b'\\' as u64), 1)) & TOP != 0
}

impl<W: Write> Compact<W> {
    /// Over a stream that need not be buffered.
    pub(crate) fn new(out: W) -> Compact<W> {
        Compact { out, room: vec![0; ROOM], length: 0, passed_on: 0, done: Ok(()) }
    }

    /// Writes what waits.
    ///
    /// # Errors
    /// If this or something before it could not be written.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.pass_on();
        std::mem::replace(&mut self.done, Ok(()))?;
        self.out.flush()
    }

    /// The stream with all that was written.
    ///
    /// # Errors
    /// As [`Compact::finish`].
    pub(crate) fn into_inner(mut self) -> io::Result<W> {
        self.finish()?;
        Ok(self.out)
    }

    /// How many bytes were written.
    pub(crate) const fn written(&self) -> usize {
        self.passed_on + self.length
    }

    /// Ends a line, and passes on what waits if it is much: standard output looks for the last end of a line, from
    /// behind, in what it is given.
    pub(crate) fn end_line(&mut self) {
        self.push(b'\n');
        if self.length > ROOM / 4 {
            self.pass_on();
        }
    }

    fn pass_on(&mut self) {
        if self.done.is_ok() {
            self.done = self.out.write_all(&self.room[..self.length]);
        }
        self.passed_on += self.length;
        self.length = 0;
    }

    /// Room for this many bytes, which count as written.
    #[inline(always)]
    fn take(&mut self, length: usize) -> &mut [u8] {
        if self.room[self.length..].len() < length {
            return self.take_anew(length);
        }
        let start = self.length;
        self.length += length;
        &mut self.room[start..][..length]
    }

    #[cold]
    #[inline(never)]
    fn take_anew(&mut self, length: usize) -> &mut [u8] {
        self.pass_on();
        if self.room.len() < length {
            self.room.resize(length, 0);
        }
        self.length = length;
        &mut self.room[..length]
    }

    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        self.take(1)[0] = byte;
    }

    fn by_library<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        serde_json::to_writer(self, value)
    }

    #[inline(always)]
    fn word(&mut self, word: &str) {
        self.quoted(word.len()).copy_from_slice(word.as_bytes());
    }

    /// Room for this many bytes between quotation marks.
    #[inline(always)]
    fn quoted(&mut self, length: usize) -> &mut [u8] {
        let out = self.take(length + 2);
        out[0] = b'"';
        out[length + 1] = b'"';
        &mut out[1..=length]
    }

    /// Writes a string of `N` to `2 N` bytes, at most 16, if all of them stand for themselves.
    #[inline(always)]
    fn in_parts<const N: usize>(&mut self, bytes: &[u8]) -> bool {
        let Some((first, last)) = bytes.first_chunk::<N>().zip(bytes.last_chunk::<N>()) else { return false };
        let mut both = [b' '; 16];
        both[..N].copy_from_slice(first);
        both[N..2 * N].copy_from_slice(last);
        let plain = is_plain(&both);
        if plain {
            let out = self.quoted(bytes.len());
            out[..N].copy_from_slice(first);
            out[bytes.len() - N..].copy_from_slice(last);
        }
        plain
    }

    #[inline(never)]
    fn any_string(&mut self, text: &str) -> Result<(), Error> {
        if is_plain(text.as_bytes()) {
            self.word(text);
            return Ok(());
        }
        self.by_library(text)
    }

    /// `"key":`, with a comma before it if it is not the first.
    #[inline(always)]
    fn key(&mut self, key: &str, first: bool) {
        let out = self.take(key.len() + 3 + usize::from(!first));
        out[0] = b',';
        let out = &mut out[usize::from(!first)..];
        out[0] = b'"';
        out[1..=key.len()].copy_from_slice(key.as_bytes());
        out[key.len() + 1] = b'"';
        out[key.len() + 2] = b':';
    }

    /// `{"variant":` around what is written next.
    fn variant(&mut self, variant: &'static str) {
        self.push(b'{');
        self.key(variant, true);
    }

    #[inline]
    fn whole(&mut self, number: u32) {
        if number < 10 {
            self.push(b'0' + number as u8);
        } else {
            self.long(number);
        }
    }

    fn long(&mut self, number: u32) {
        let length = number.ilog10() as usize + 1;
        let mut rest = number;
        for digit in self.take(length).iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    }

    fn open(&mut self, open: u8, close: &'static str) -> Items<'_, W> {
        self.push(open);
        Items { out: self, first: true, close }
    }
}

impl<W: Write> Write for Compact<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes.len()).copy_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The items of a list or object, one after the other.
pub(crate) struct Items<'a, W: Write> {
    out: &'a mut Compact<W>,
    first: bool,
    close: &'static str,
}

impl<W: Write> Items<'_, W> {
    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if !self.first {
            self.out.push(b',');
        }
        self.first = false;
        value.serialize(&mut *self.out)
    }

    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.out.key(key, self.first);
        self.first = false;
        value.serialize(&mut *self.out)
    }

    #[inline]
    fn close(self) {
        self.out.take(self.close.len()).copy_from_slice(self.close.as_bytes());
    }
}

macro_rules! by_library {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.by_library(&value)
        })*
    };
}

impl<'a, W: Write> Serializer for &'a mut Compact<W> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a, W>;
    type SerializeTuple = Items<'a, W>;
    type SerializeTupleStruct = Items<'a, W>;
    type SerializeTupleVariant = Items<'a, W>;
    type SerializeMap = Items<'a, W>;
    type SerializeStruct = Items<'a, W>;
    type SerializeStructVariant = Items<'a, W>;

    by_library!(serialize_i8: i8, serialize_i16: i16, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16);
    by_library!(serialize_u64: u64);
    by_library!(serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8]);

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        let word = if value { "true" } else { "false" };
        self.take(word.len()).copy_from_slice(word.as_bytes());
        Ok(())
    }

    fn serialize_i32(self, number: i32) -> Result<(), Error> {
        if number < 0 {
            self.push(b'-');
        }
        self.whole(number.unsigned_abs());
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), Error> {
        // Most are confidences of one digit.
        let tenths = (number * 10.0) as u8;
        if matches!(tenths, 1..10) && f32::from(tenths) / 10.0 == number {
            self.take(3).copy_from_slice(&[b'0', b'.', b'0' + tenths]);
            return Ok(());
        }
        self.by_library(&number)
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        self.whole(number);
        Ok(())
    }

    #[inline(always)]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        let bytes = text.as_bytes();
        // Most are words of a few letters: two parts that overlap are the quickest look and copy of such.
        let done = match bytes.len() {
            2..4 => self.in_parts::<2>(bytes),
            4..8 => self.in_parts::<4>(bytes),
            8..=16 => self.in_parts::<8>(bytes),
            _ => false,
        };
        if done { Ok(()) } else { self.any_string(text) }
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.by_library(&())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.by_library(&())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.by_library(&())
    }

    #[inline(always)]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.word(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a, W>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a, W>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'a, W>, Error> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'a, W>, Error> {
        self.variant(variant);
        Ok(self.open(b'[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a, W>, Error> {
        Ok(self.open(b'{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a, W>, Error> {
        Ok(self.open(b'{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'a, W>, Error> {
        self.variant(variant);
        Ok(self.open(b'{', "}}"))
    }
}

macro_rules! items {
    ($($trait:ident: $method:ident),*) => {
        $(impl<W: Write> ser::$trait for Items<'_, W> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        })*
    };
}

items!(SerializeSeq: serialize_element, SerializeTuple: serialize_element);
items!(SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field);

macro_rules! fields {
    ($($trait:ident),*) => {
        $(impl<W: Write> ser::$trait for Items<'_, W> {
            type Ok = ();
            type Error = Error;

            #[inline(always)]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl<W: Write> ser::SerializeMap for Items<'_, W> {
    type Ok = ();
    type Error = Error;

    /// Keys are words: every map of an analysis has them.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.element(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(&mut *self.out)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Serialize>(data: &T) {
        let mut out = Vec::new();
        let mut compact = Compact::new(&mut out);
        data.serialize(&mut compact).expect("written");
        compact.finish().expect("written");
        assert!(out == serde_json::to_vec(data).expect("written"), "{}", String::from_utf8_lossy(&out));
    }

    #[test]
    fn it_writes_what_the_library_writes() {
        let text =
            "Varón de 54 años con \"fiebre\"\\ de 39,5 ºC.\tTA 80/50, lactato 4,1 mmol/l, FC 120 lpm. Shock séptico.";
        let options = foco::Options { decide: vec!["*".to_owned()], ..foco::Options::default() };
        let analysis = foco::analyse(text, &options);
        check(&analysis);
        // More than the room at once, and many times.
        check(&vec!["á".repeat(ROOM); 3]);
        check(&vec![&analysis; 5]);
    }

    #[test]
    fn every_shape_of_data_is_written_as_the_library_does() {
        #[derive(serde::Serialize)]
        enum Shape {
            Unit,
            One(f64),
            Two(u8, char),
            Named { a: Option<i64>, b: () },
        }
        #[derive(serde::Serialize)]
        struct Pair(bool, [f32; 2]);
        let shapes = vec![Shape::Unit, Shape::One(f64::NAN), Shape::Two(3, '"'), Shape::Named { a: None, b: () }];
        let data = (shapes, Pair(true, [0.9, 1e21]), std::collections::BTreeMap::from([("a\n", "b\u{1}ñ\u{7f}")]));
        check(&data);
    }

    #[test]
    fn every_byte_that_needs_an_escape_is_seen_in_every_place() {
        let mut all = vec!["ñandú ≥90 «años» 😀".to_owned()];
        for length in 0..20 {
            all.push("a".repeat(length));
            for at in 0..length {
                let with =
                    |byte| "a".repeat(at) + char::from(byte).encode_utf8(&mut [0; 4]) + &"b".repeat(length - at - 1);
                all.extend((0..=0x7f_u8).map(with));
            }
        }
        check(&all);
    }

    #[test]
    fn confidences_are_written_as_the_library_does() {
        let tenths = (0..=20_u8).map(|n| f32::from(n) / 10.0);
        check(&tenths.chain([0.25, -0.5, 0.9_f32.next_down(), 0.9_f32.next_up(), f32::NAN]).collect::<Vec<f32>>());
    }

    #[test]
    fn a_stream_that_ends_is_an_error() {
        let mut short = [0; 10];
        let mut compact = Compact::new(&mut short[..]);
        "0123456789".serialize(&mut compact).expect("it waits");
        assert!(compact.finish().is_err());
    }
}
