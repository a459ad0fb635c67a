//! The user's own layers: every `.ron` file of the layers folder by name, then the files that are named; the last wins.
//!
//! Lives here: which files, in which order, and what is said of those that cannot be read. Must not live here: what a
//! record may say (`catalog`), where mistakes are shown (the doors).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalog::layer::{Layer, LayerFile, Mistake};
use crate::catalog::own::{OwnFile, read_own};
use crate::catalog::pack::PackError;
use crate::catalog::{AppId, Catalog};
use crate::file::{FileError, decode, read_any, read_text};
use crate::text::Clean;

use super::Paths;

/// The ending of a layer's file.
const ENDING: &str = "ron";
/// The most that is read of a layer, in bytes: the index of 850 apps takes 2 MB.
pub const LAYER_LIMIT: u64 = 16 * 1024 * 1024;
/// The most layers of a user's own.
const MOST_LAYERS: usize = 200;

/// The catalog with the user's own layers on top.
#[derive(Debug, Clone)]
pub struct Layered {
    /// The catalog.
    pub catalog: Catalog,
    /// The files of the own layers, by the layer's id, in order of rank: the last wins.
    pub files: Vec<(String, PathBuf)>,
    /// What could not be read, and how to mend it. Everything else was.
    pub mistakes: Vec<Clean>,
}

/// Why a layer that was asked for by name, or the catalog itself, cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum LayersError {
    /// The named file cannot be read.
    #[error("--layer: {0}")]
    File(#[from] FileError),
    /// The named file is not a layer.
    #[error("--layer: {0}; correct it, or leave the flag out")]
    Broken(Mistake),
    /// The packed catalog was made by another version of the program.
    #[error(transparent)]
    Packed(#[from] PackError),
}

/// Where the user's own layers come from. Reading them again shows what has changed in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The user's folders, where the system names any.
    pub paths: Option<Paths>,
    /// The files that are named, in the order in which they are given.
    pub named: Vec<PathBuf>,
}

impl Library {
    /// The catalog under these layers; see [`load`].
    ///
    /// # Errors
    /// A named file is missing, unreadable or no layer at all.
    pub fn load(&self) -> Result<Layered, LayersError> {
        load(self.paths.as_ref(), &self.named)
    }
}

/// The catalog under the layers of the user's folder and those that are named. Nothing needs to be there.
///
/// # Errors
/// A named file is missing, unreadable or no layer at all. Broken files of the folder, and broken records anywhere, are
/// left out and reported in [`Layered::mistakes`].
pub fn load(paths: Option<&Paths>, named: &[PathBuf]) -> Result<Layered, LayersError> {
    let catalog = Catalog::builtin()?;
    let mut shelf = Shelf::default();
    let folder = paths.map(Paths::layers);
    for path in found(folder.as_deref(), &mut shelf.mistakes) {
        // A file that is named takes the rank of its name.
        if named.iter().any(|named| is_same(named, &path)) {
            continue;
        }
        match read_text(&path, LAYER_LIMIT) {
            Ok(text) => shelf.take(path.clone(), read_own(&path.to_string_lossy(), &text)),
            Err(error) => {
                let note = "the layer is left out until then";
                shelf.mistakes.push(Clean::line(format!("{error}; {note}")));
            }
        }
    }
    for path in named {
        let name = path.to_string_lossy();
        let text = decode(&name, read_any(path, LAYER_LIMIT)?)?;
        let own = read_own(&name, &text);
        match (&own.file, own.mistakes.first()) {
            (None, Some(mistake)) => return Err(LayersError::Broken(mistake.clone())),
            (Some(_), _) | (None, None) => shelf.take(path.clone(), own),
        }
    }
    shelf.on(catalog)
}

/// The file in the user's folder that holds one app's own layer. It need not be there.
#[must_use]
pub fn file_of(paths: &Paths, app: &AppId) -> PathBuf {
    paths.layers().join(format!("{app}.{ENDING}"))
}

/// The layers' files of a folder, by name. Without the folder there are none.
fn found(folder: Option<&Path>, mistakes: &mut Vec<Clean>) -> Vec<PathBuf> {
    let Some(folder) = folder else {
        return Vec::new();
    };
    let listed = fs::read_dir(folder).and_then(|entries| {
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<io::Result<Vec<PathBuf>>>()
    });
    let mut files = match listed {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            mistakes.push(Clean::line(format!(
                "cannot read the folder {}: {error}; check who may read there",
                folder.to_string_lossy()
            )));
            Vec::new()
        }
    };
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Editors keep their own files beside the one that they edit, with a dot before the name.
        path.extension().is_some_and(|ending| ending == ENDING) && !name.starts_with('.')
    });
    files.sort_unstable();
    files
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        (Ok(_) | Err(_), _) => one == other,
    }
}

/// The layers that were read so far.
#[derive(Default)]
struct Shelf {
    layers: Vec<(PathBuf, LayerFile)>,
    mistakes: Vec<Clean>,
}

impl Shelf {
    /// Puts a file on top of the others, with what could be read of it.
    fn take(&mut self, path: PathBuf, own: OwnFile) {
        let OwnFile {
            file,
            mistakes,
            marked,
        } = own;
        let left_out = if file.is_some() {
            "the record is left out until then"
        } else {
            "the layer is left out until then"
        };
        let said = mistakes.iter();
        self.mistakes
            .extend(said.map(|mistake| Clean::line(format!("{mistake}; {left_out}"))));
        let shown = marked.iter();
        self.mistakes.extend(
            shown.map(|told| Clean::line(format!("{told}; until then it shows as a mark"))),
        );
        let Some(file) = file else {
            return;
        };
        match self.refusal(&file.layer) {
            None => self.layers.push((path, file)),
            Some(why) => self.mistakes.push(Clean::line(format!(
                "{}: {why}; the layer is left out until then",
                path.to_string_lossy()
            ))),
        }
    }

    /// Why a layer cannot stand on top of the others.
    fn refusal(&self, layer: &Layer) -> Option<String> {
        let id = &layer.id;
        let same = self.layers.iter().find(|(_, file)| file.layer.id == *id);
        if let Some((path, _)) = same {
            let other = path.to_string_lossy();
            return Some(format!(
                "field `layer.id`: `{id}` is the layer of {other} already; give this one another id"
            ));
        }
        (self.layers.len() >= MOST_LAYERS).then(|| {
            format!("there are {MOST_LAYERS} layers of your own already; put some into one file")
        })
    }

    /// The catalog with these layers on top.
    fn on(mut self, catalog: Catalog) -> Result<Layered, LayersError> {
        let builtin: Vec<String> = catalog
            .layers()
            .iter()
            .map(|layer| layer.id.clone())
            .collect();
        let mut files = Vec::new();
        let mut layers = Vec::new();
        for (path, file) in self.layers {
            let id = file.layer.id.clone();
            if builtin.contains(&id) {
                let path = path.to_string_lossy();
                self.mistakes.push(Clean::line(format!(
                    "{path}: field `layer.id`: `{id}` is a layer of scimdex itself; give this one another id; the layer is \
                     left out until then"
                )));
                continue;
            }
            files.push((id, path));
            layers.push(file);
        }
        let catalog = if layers.is_empty() {
            catalog
        } else {
            catalog.with_layers(layers)?
        };
        Ok(Layered {
            catalog,
            files,
            mistakes: self.mistakes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Status;

    /// A home with these files among its layers.
    fn home(files: &[(&str, &str)]) -> (tempfile::TempDir, Paths) {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::under(folder.path());
        fs::create_dir_all(paths.layers()).unwrap();
        for (name, text) in files {
            fs::write(paths.layers().join(name), text).unwrap();
        }
        (folder, paths)
    }

    fn layer(id: &str, record: &str) -> String {
        format!("(layer: (id: \"{id}\", title: \"Mine\"), records: [(id: \"heroku\", {record})])")
    }

    fn status(layered: &Layered) -> Status {
        layered.catalog.app("heroku").unwrap().status()
    }

    #[test]
    fn without_a_folder_the_catalog_is_as_shipped_and_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::under(folder.path());
        for paths in [None, Some(&paths)] {
            let layered = load(paths, &[]).unwrap();
            assert_eq!(layered.files, []);
            assert!(layered.mistakes.is_empty(), "{:?}", layered.mistakes);
        }
        assert!(!paths.config().exists());
    }

    #[test]
    fn the_last_layer_wins_files_by_name_then_the_named_ones() {
        let (_folder, paths) = home(&[
            ("b.ron", &layer("b", "status: Partial")),
            ("a.ron", &layer("a", "status: Gated")),
            (".a.ron", "an editor's"),
            ("notes.txt", "mine"),
        ]);
        let layered = load(Some(&paths), &[]).unwrap();
        assert!(layered.mistakes.is_empty(), "{:?}", layered.mistakes);
        let ids: Vec<&str> = layered.files.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(status(&layered), Status::Partial);
        // Naming a file of the folder lifts it to the top, and reads it once.
        let named = [paths.layers().join("a.ron")];
        let layered = load(Some(&paths), &named).unwrap();
        assert!(layered.mistakes.is_empty(), "{:?}", layered.mistakes);
        assert_eq!(layered.files.len(), 2);
        assert_eq!(status(&layered), Status::Gated);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
        let (_folder, paths) = home(&[
            ("a-good.ron", &layer("good", "status: Gated")),
            ("b-again.ron", &layer("good", "status: None")),
            ("c-ours.ron", &layer("index", "status: None")),
            (
                "d-broken.ron",
                "(layer: (id: \"x\", title: \"X\"),\n records: [(id: \"heroku\" x)])",
            ),
            ("e-record.ron", &layer("part", "stattus: None")),
        ]);
        fs::write(paths.layers().join("f-bytes.ron"), [b'(', 0xFF, 0xFE]).unwrap();
        fs::create_dir(paths.layers().join("g-folder.ron")).unwrap();
        let layered = load(Some(&paths), &[]).unwrap();
        assert_eq!(status(&layered), Status::Gated);
        let wanted = [
            ("f-bytes.ron, line 1, byte 2", "UTF-8"),
            ("g-folder.ron is a folder", "give the path of a file"),
            ("b-again.ron: field `layer.id`", "another id"),
            ("c-ours.ron: field `layer.id`", "another id"),
            ("d-broken.ron:2:", "the layer is left out"),
            ("e-record.ron:1:", "the record is left out"),
        ];
        assert_eq!(
            layered.mistakes.len(),
            wanted.len(),
            "{:?}",
            layered.mistakes
        );
        for (place, remedy) in wanted {
            let mut said = layered.mistakes.iter().map(Clean::as_str);
            let found = said.any(|text| text.contains(place) && text.contains(remedy));
            assert!(found, "{place}: {:?}", layered.mistakes);
        }
    }

    #[test]
    fn a_named_file_that_is_no_layer_is_an_error() {
        let (_folder, paths) = home(&[("x.ron", "(layer: 1)")]);
        let missing = load(Some(&paths), &[paths.layers().join("none.ron")]);
        let words = missing.unwrap_err().to_string();
        assert!(words.starts_with("--layer: cannot read"), "{words}");
        let broken = load(None, &[paths.layers().join("x.ron")]);
        let words = broken.unwrap_err().to_string();
        assert!(
            words.contains("x.ron:1:") && words.contains("correct it"),
            "{words}"
        );
    }

    #[test]
    fn a_quote_of_an_own_layer_is_a_fact_of_the_app() {
        let quote = "quote: (tier: \"Enterprise\", price: \"$30,000/yr\")";
        let (_folder, paths) = home(&[("mine.ron", &layer("mine", quote))]);
        let layered = load(Some(&paths), &[]).unwrap();
        let app = layered.catalog.app("heroku").unwrap();
        let fact = app.quote.as_ref().unwrap();
        assert_eq!(
            (fact.layer.as_str(), fact.price.value.to_string()),
            ("mine", "$30,000/yr".to_owned())
        );
        assert!(
            app.layers
                .iter()
                .any(|(layer, _)| layered.catalog.layer_word(*layer) == "mine")
        );
    }
}
