//! Asks the linker for what the released program needs. The catalog is packed by build.rs.

use std::env;

/// How a release is linked. It never unwinds (`panic = "abort"`), so its file needs no table of where to look when it does:
/// 150 kB. And whatever the loader fills in is read-only before the program begins, which `.cargo/config.toml` leaves to the
/// linker. GNU's linker and LLVM's know the options.
fn main() {
    println!("cargo::rerun-if-changed=link.rs");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
        println!("cargo::rustc-link-arg-bins=-Wl,-z,relro,-z,now");
    }
}
