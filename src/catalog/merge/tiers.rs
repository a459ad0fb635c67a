//! The price list: one field. The winning layer's list stands; a missing cell may be filled from another layer's tier of
//! the same name, but only where that layer is as new; what older layers say otherwise is beaten.

use super::{Ranked, is_older, owned};
use crate::catalog::app::{TierFacts, folded_name};
use crate::catalog::fact::{Claim, Fact};
use crate::catalog::layer::LayerRecord;
use crate::catalog::record::Tier;
use crate::catalog::words::TierKind;

/// The tiers of the winning list, each cell a fact.
pub(super) fn tiers(ranked: &Ranked<'_>) -> Vec<TierFacts> {
    let Some(winner) = ranked
        .records
        .iter()
        .position(|entry| !entry.record.tiers.is_empty())
    else {
        return Vec::new();
    };
    let (Some(list), others) = (
        ranked.records.get(winner),
        ranked.records.iter().skip(winner + 1),
    ) else {
        return Vec::new();
    };
    let others: Vec<&LayerRecord> = others.copied().collect();
    list.record
        .tiers
        .iter()
        .map(|tier| merge_tier(ranked, list, tier, &others))
        .collect()
}

fn merge_tier(
    ranked: &Ranked<'_>,
    list: &LayerRecord,
    tier: &Tier,
    others: &[&LayerRecord],
) -> TierFacts {
    let rows = Rows {
        list,
        tier,
        ranked,
        others: counterparts(tier, others),
    };
    let equal = |a: &Claim<bool>, b: &Claim<bool>| a.value == b.value;
    TierFacts {
        name: tier.name.clone(),
        aliases: tier.aliases.clone(),
        kind: tier.kind.unwrap_or(TierKind::Plan),
        price: rows.cell(|tier| tier.price.clone(), |a, b| ranked.same_price(a, b)),
        per_user_month: rows.cell(|tier| tier.per_user_month, |_, _| true),
        billing: rows.cell(|tier| tier.billing, |_, _| true),
        sso: rows.cell(|tier| tier.sso, equal),
        scim: rows.cell(|tier| tier.scim, equal),
        user_api: rows.cell(|tier| tier.user_api, equal),
        audit_log_api: rows.cell(|tier| tier.audit_log_api, |a, b| a.value == b.value),
        note: tier
            .note
            .clone()
            .or_else(|| rows.others.iter().find_map(|(_, tier)| tier.note.clone())),
    }
}

/// The tier of the same name or alias in each other record.
fn counterparts<'a>(tier: &Tier, others: &[&'a LayerRecord]) -> Vec<(&'a LayerRecord, &'a Tier)> {
    let find = |entry: &&'a LayerRecord| {
        let entry: &'a LayerRecord = entry;
        entry
            .record
            .tiers
            .iter()
            .find(|other| same_tier(tier, other))
            .map(|other| (entry, other))
    };
    others.iter().filter_map(find).collect()
}

/// Whether two tiers go by a common name.
fn same_tier(a: &Tier, b: &Tier) -> bool {
    let names = |tier: &Tier| -> Vec<String> {
        std::iter::once(&tier.name)
            .chain(&tier.aliases)
            .map(|name| folded_name(name))
            .collect()
    };
    let theirs = names(b);
    names(a).iter().any(|name| theirs.contains(name))
}

struct Rows<'a> {
    list: &'a LayerRecord,
    tier: &'a Tier,
    ranked: &'a Ranked<'a>,
    others: Vec<(&'a LayerRecord, &'a Tier)>,
}

impl Rows<'_> {
    fn cell<T: Clone>(
        &self,
        get: impl Fn(&Tier) -> Option<T>,
        same: impl Fn(&Claim<T>, &Claim<T>) -> bool,
    ) -> Fact<T> {
        let claim = |entry: &LayerRecord, tier: &Tier| {
            get(tier).map(|value| Claim {
                value,
                layer: entry.layer,
                date: entry.record.date,
            })
        };
        let mut force = claim(self.list, self.tier);
        let mut beaten: Vec<Claim<T>> = Vec::new();
        for (entry, tier) in &self.others {
            let Some(other) = claim(entry, tier) else {
                continue;
            };
            match &force {
                Some(winner) if same(winner, &other) => {}
                Some(_) => beaten.push(other),
                None if self.may_fill(entry) => force = Some(other),
                None => beaten.push(other),
            }
        }
        Fact {
            claim: force,
            beaten,
        }
    }

    /// A record may fill a missing cell only where it is as new as the list; any record may fill a user's own list.
    fn may_fill(&self, entry: &LayerRecord) -> bool {
        owned(self.ranked.layers, self.list.layer)
            || !is_older(entry.record.date, self.list.record.date)
    }
}

/// Whether a price list names a tier with SCIM.
#[must_use]
pub fn names_scim(tiers: &[Tier]) -> bool {
    tiers.iter().any(|tier| tier.scim == Some(true))
}
