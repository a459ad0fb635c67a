//! How terms are written: packed data holds every field, files for people only what is stated, without `Some`.
//!
//! Only the writing and reading of fields lives here; which words a price has is the business of [`super::Price`].

use serde::ser::{SerializeStruct, SerializeStructVariant, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::terms::{Amount, Charge, Offer, Seats};

/// Reads an optional value: in files for people it stands plainly (`least: 3`), in packed data as an option.
pub(super) fn plain<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    if deserializer.is_human_readable() {
        T::deserialize(deserializer).map(Some)
    } else {
        Option::deserialize(deserializer)
    }
}

/// Writes fields one after the other, leaving out what is not stated where a person reads.
struct Fields<W> {
    writer: W,
    for_people: bool,
}

impl<W: SerializeStruct> Fields<W> {
    fn always<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), W::Error> {
        self.writer.serialize_field(name, value)
    }

    fn unless_default<T: Serialize + Default + PartialEq>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), W::Error> {
        if self.for_people && *value == T::default() {
            return self.writer.skip_field(name);
        }
        self.writer.serialize_field(name, value)
    }

    fn if_stated<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> Result<(), W::Error> {
        match value {
            stated if !self.for_people => self.writer.serialize_field(name, stated),
            Some(stated) => self.writer.serialize_field(name, stated),
            None => self.writer.skip_field(name),
        }
    }
}

impl Serialize for Offer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let for_people = serializer.is_human_readable();
        let writer = serializer.serialize_struct("Offer", 10)?;
        let mut fields = Fields { writer, for_people };
        fields.unless_default("billing", &self.billing)?;
        fields.unless_default("currency", &self.currency)?;
        fields.always("charge", &self.charge)?;
        fields.unless_default("seats", &self.seats)?;
        fields.if_stated("minimum_spend", &self.minimum_spend)?;
        fields.if_stated("one_time", &self.one_time)?;
        fields.unless_default("from", &self.from)?;
        fields.unless_default("about", &self.about)?;
        fields.if_stated("plus", &self.plus)?;
        fields.unless_default("other_seats", &self.other_seats)?;
        fields.writer.end()
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let for_people = serializer.is_human_readable();
        let writer = serializer.serialize_struct("Amount", 3)?;
        let mut fields = Fields { writer, for_people };
        fields.always("amount", &self.amount)?;
        fields.if_stated("to", &self.to)?;
        fields.always("period", &self.period)?;
        fields.writer.end()
    }
}

impl Serialize for Seats {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let for_people = serializer.is_human_readable();
        let writer = serializer.serialize_struct("Seats", 2)?;
        let mut fields = Fields { writer, for_people };
        fields.if_stated("least", &self.least)?;
        fields.if_stated("most", &self.most)?;
        fields.writer.end()
    }
}

impl Serialize for Charge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let for_people = serializer.is_human_readable();
        match self {
            Self::PerSeat(amount) => {
                serializer.serialize_newtype_variant("Charge", 0, "PerSeat", amount)
            }
            Self::Flat(amount) => serializer.serialize_newtype_variant("Charge", 1, "Flat", amount),
            Self::Package {
                base,
                included,
                further,
            } => {
                let mut fields = serializer.serialize_struct_variant("Charge", 2, "Package", 3)?;
                fields.serialize_field("base", base)?;
                fields.serialize_field("included", included)?;
                variant_field(&mut fields, for_people, "further", further)?;
                fields.end()
            }
            Self::Bare(amount) => serializer.serialize_newtype_variant("Charge", 3, "Bare", amount),
            Self::PerUnit { amount, unit, seat } => {
                let mut fields = serializer.serialize_struct_variant("Charge", 4, "PerUnit", 3)?;
                fields.serialize_field("amount", amount)?;
                fields.serialize_field("unit", unit)?;
                variant_field(&mut fields, for_people, "seat", seat)?;
                fields.end()
            }
        }
    }
}

/// The like of [`Fields::if_stated`] for the field of a variant.
fn variant_field<W: SerializeStructVariant>(
    writer: &mut W,
    for_people: bool,
    name: &'static str,
    value: &Option<Amount>,
) -> Result<(), W::Error> {
    match value {
        stated if !for_people => writer.serialize_field(name, stated),
        Some(stated) => writer.serialize_field(name, stated),
        None => writer.skip_field(name),
    }
}
