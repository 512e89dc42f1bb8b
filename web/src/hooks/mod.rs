//! Behaviour of components, one hook a file.

pub mod announcement;
pub mod gradually;
pub mod looking_through;
pub mod memory;
pub mod open_file;
pub mod second_reading;
pub mod sending;
pub mod single_keys;
pub mod slices;
pub mod slow_reading;
pub mod warm_up;
