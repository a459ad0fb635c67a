//! Merging: which claim is in force where layers speak of the same app, and which claims it beat.
//!
//! The rules, in order: a user's layer beats the built-in ones, the last of them first; among built-in layers the newest
//! record wins, equal dates go by rank, undated loses; not claiming is not a claim. The exceptions that keep dead claims
//! from coming back to life stand at the functions that apply them. Layers may come in any order.

mod reach;
mod tiers;

pub use tiers::names_scim;

use std::cmp::Reverse;

use super::app::{
    App, AppId, LeaverFacts, OperationFacts, QuoteFact, ScimFacts, SsoFacts, TeamFacts, folded_name,
};
use super::day::Day;
use super::dispute;
use super::fact::{Claim, Fact, LayerIndex};
use super::layer::{Layer, LayerRecord};
use super::price::{Price, Terms};
use super::record::{Deprovision, PerIdp, Record};
use super::words::{JitProtocol, Status};

/// Merges all records of one app. None where there is no record.
///
/// `layers` is the catalog's list of layers; a record of a layer outside it counts as the lowest built-in one.
#[must_use]
pub fn merge(layers: &[Layer], records: &[LayerRecord]) -> Option<App> {
    let ranked = Ranked::new(layers, records);
    let id = ranked.records.first()?.record.id.clone();
    let mut app = build(id, &ranked);
    dispute::note(&mut app, Vec::new());
    Some(app)
}

/// The records of one app, the winner first.
struct Ranked<'a> {
    layers: &'a [Layer],
    records: Vec<&'a LayerRecord>,
    /// The claim of a status None in force, which beats every older SCIM detail.
    no_scim: Option<Claim<Status>>,
}

impl<'a> Ranked<'a> {
    fn new(layers: &'a [Layer], records: &'a [LayerRecord]) -> Ranked<'a> {
        let mut sorted: Vec<&LayerRecord> = records.iter().collect();
        sorted.sort_by_key(|entry| {
            let own = owned(layers, entry.layer);
            let place = entry.layer.0;
            // Users' layers by the last one first; built-in ones by date, then rank. `Reverse(None)` sorts last.
            let date = if own { None } else { entry.record.date };
            let rank = if own {
                u8::MAX.saturating_sub(place)
            } else {
                place
            };
            (Reverse(own), Reverse(date), rank)
        });
        let mut ranked = Ranked {
            layers,
            records: sorted,
            no_scim: None,
        };
        let status = ranked.pick(|record| record.status);
        ranked.no_scim = status.claim.filter(|claim| claim.value == Status::None);
        ranked
    }

    /// The claim in force and the beaten ones that differ, by equality.
    fn pick<T: Clone + PartialEq>(&self, get: impl Fn(&Record) -> Option<T>) -> Fact<T> {
        self.pick_by(get, |a, b| a.value == b.value)
    }

    /// The claim in force and the beaten ones that `same` does not call the same.
    fn pick_by<T: Clone>(
        &self,
        get: impl Fn(&Record) -> Option<T>,
        same: impl Fn(&Claim<T>, &Claim<T>) -> bool,
    ) -> Fact<T> {
        decide(self.claims(get), same)
    }

    /// Every claim of a field, the winner first.
    fn claims<T>(&self, get: impl Fn(&Record) -> Option<T>) -> Vec<Claim<T>> {
        let claim = |entry: &&LayerRecord| {
            let value = get(&entry.record)?;
            Some(Claim {
                value,
                layer: entry.layer,
                date: entry.record.date,
            })
        };
        self.records.iter().filter_map(claim).collect()
    }

    /// Like `pick_by`, for details of SCIM: a status None in force beats every older one.
    fn pick_scim_by<T: Clone>(
        &self,
        get: impl Fn(&Record) -> Option<T>,
        same: impl Fn(&Claim<T>, &Claim<T>) -> bool,
    ) -> Fact<T> {
        let (dead, living): (Vec<_>, Vec<_>) = self
            .claims(get)
            .into_iter()
            .partition(|claim| self.is_dead(claim));
        let mut fact = decide(living, &same);
        // An old claim that says what is in force was beaten by nothing.
        let agrees = |claim: &Claim<T>| matches!(&fact.claim, Some(winner) if same(winner, claim));
        let beaten: Vec<Claim<T>> = dead.into_iter().filter(|claim| !agrees(claim)).collect();
        fact.beaten.extend(beaten);
        fact
    }

    fn pick_scim<T: Clone + PartialEq>(&self, get: impl Fn(&Record) -> Option<T>) -> Fact<T> {
        self.pick_scim_by(get, |a, b| a.value == b.value)
    }

    /// Words for a plan: other words of the same publisher and day are no disagreement.
    fn pick_scim_words(&self, get: impl Fn(&Record) -> Option<String>) -> Fact<String> {
        self.pick_scim_by(
            |record| get(record).filter(|words| states_plan(words)),
            |a, b| self.same_words(a, b),
        )
    }

    fn pick_price(&self, get: impl Fn(&Record) -> Option<Price>) -> Fact<Price> {
        self.pick_scim_by(get, |a, b| self.same_price(a, b))
    }

    /// Whether a living claim says anything of what deprovisioning does.
    fn documents_leavers(&self) -> bool {
        let any = |record: &Record| {
            let silent = Deprovision::default();
            (record.scim.deprovision != silent).then_some(true)
        };
        self.pick_scim(any).claim.is_some()
    }

    /// Whether a living claim says what stays behind. "Not documented: ..." says that nobody does.
    fn documents_data(&self) -> bool {
        let says = |record: &Record| {
            let words = record.scim.deprovision.data_retained.as_deref()?;
            let silent = folded_name(words).starts_with("notdocumented");
            (!silent).then_some(true)
        };
        self.pick_scim(says).claim.is_some()
    }

    fn is_dead<T>(&self, claim: &Claim<T>) -> bool {
        let Some(none) = &self.no_scim else {
            return false;
        };
        if owned(self.layers, none.layer) {
            return !owned(self.layers, claim.layer);
        }
        !owned(self.layers, claim.layer) && is_older(claim.date, none.date)
    }

    fn same_words(&self, a: &Claim<String>, b: &Claim<String>) -> bool {
        self.is_kin(a, b) || folded_name(&a.value) == folded_name(&b.value)
    }

    fn same_price(&self, a: &Claim<Price>, b: &Claim<Price>) -> bool {
        let says_amount = |claim: &Claim<Price>| {
            matches!(
                claim.value.terms(),
                Terms::Offers(_) | Terms::PlusTier { .. }
            )
        };
        (self.is_kin(a, b) && !(says_amount(a) && says_amount(b))) || a.value.same_terms(&b.value)
    }

    /// Two tables of one publisher and day.
    fn is_kin<T>(&self, a: &Claim<T>, b: &Claim<T>) -> bool {
        let publisher = |layer: LayerIndex| {
            layer_at(self.layers, layer).and_then(|layer| layer.publisher.as_deref())
        };
        a.date.is_some()
            && a.date == b.date
            && publisher(a.layer).is_some()
            && publisher(a.layer) == publisher(b.layer)
    }
}

fn layer_at(layers: &[Layer], index: LayerIndex) -> Option<&Layer> {
    layers.get(usize::from(index.0))
}

fn owned(layers: &[Layer], index: LayerIndex) -> bool {
    layer_at(layers, index).is_some_and(|layer| layer.own)
}

/// Whether a date lies before another; undated counts as before any date.
fn is_older(date: Option<Day>, than: Option<Day>) -> bool {
    match (date, than) {
        (None, Some(_)) => true,
        (Some(date), Some(than)) => date < than,
        (None | Some(_), None) => false,
    }
}

fn decide<T: Clone>(claims: Vec<Claim<T>>, same: impl Fn(&Claim<T>, &Claim<T>) -> bool) -> Fact<T> {
    let mut claims = claims.into_iter();
    let Some(first) = claims.next() else {
        return Fact::default();
    };
    let beaten = claims.filter(|claim| !same(&first, claim)).collect();
    Fact {
        claim: Some(first),
        beaten,
    }
}

/// Whether words in a plan field name a plan. "Not disclosed" and its like state nothing, "Not offered" states that there
/// is none, which the status says already; the words stay in the record.
#[must_use]
pub fn states_plan(words: &str) -> bool {
    let folded = folded_name(words);
    let silent = [
        "notdisclosed",
        "notverified",
        "notpublic",
        "notstated",
        "unknown",
        "plannotdisclosed",
        "notoffered",
    ];
    !silent.contains(&folded.as_str())
}

fn build(id: AppId, ranked: &Ranked<'_>) -> App {
    let first = |get: fn(&Record) -> &Vec<String>| union(ranked, get);
    App {
        id,
        name: ranked.pick_by(
            |record| record.name.clone(),
            |a, b| folded_name(&a.value) == folded_name(&b.value),
        ),
        former_names: first(|record| &record.former_names),
        owner: ranked
            .pick(|record| record.owner.clone())
            .claim
            .map(|claim| claim.value),
        aliases: first(|record| &record.aliases),
        category: ranked.pick(|record| record.category),
        status: ranked.pick(|record| record.status),
        status_before: ranked.pick(|record| record.status_before),
        scim: scim(ranked),
        sso: sso(ranked),
        team: TeamFacts {
            plan: ranked.pick_by(
                |record| record.team.plan.clone().filter(|words| states_plan(words)),
                |a, b| ranked.same_words(a, b),
            ),
            price: ranked.pick_by(
                |record| record.team.price.clone(),
                |a, b| ranked.same_price(a, b),
            ),
        },
        idps: PerIdp::of(|idp| reach::reach(ranked, idp)),
        tiers: tiers::tiers(ranked),
        quote: quote(ranked),
        leaver: LeaverFacts {
            action: ranked.pick_scim(|record| record.scim.deprovision.action),
            frees_seat: ranked.pick_scim(|record| record.scim.deprovision.frees_seat),
            revokes_sessions: ranked.pick_scim(|record| record.scim.deprovision.revokes_sessions),
            data_kept: ranked.documents_data(),
            documented: ranked.documents_leavers(),
        },
        jit: ranked.pick(|record| record.fallbacks.jit),
        user_api: ranked.pick(|record| record.user_api.available),
        profile: ranked
            .pick(|record| {
                record
                    .guide
                    .as_ref()
                    .and_then(|guide| guide.profile.clone())
            })
            .claim,
        guide: ranked
            .pick(|record| record.guide.as_ref().map(|guide| guide.kind))
            .claim
            .map(|claim| claim.value),
        pricing_url: ranked.pick(|record| record.pricing_url.clone()),
        docs_url: ranked.pick(|record| record.docs_url.clone()),
        confidence: ranked.pick(|record| record.confidence),
        first_added: ranked.pick(|record| record.first_added),
        verified: ranked.records.iter().find_map(|entry| entry.record.date),
        layers: ranked
            .records
            .iter()
            .map(|entry| (entry.layer, entry.record.date))
            .collect(),
        disagreements: 0,
        recorded: Vec::new(),
    }
}

/// The quote of the user's own layer that wins.
fn quote(ranked: &Ranked<'_>) -> Option<QuoteFact> {
    let own = |entry: &&&LayerRecord| owned(ranked.layers, entry.layer);
    let mut entries = ranked.records.iter().filter(own);
    entries.find_map(|entry| {
        let quote = entry.record.quote.as_ref()?;
        Some(QuoteFact {
            tier: quote.tier.clone(),
            price: Claim {
                value: quote.price,
                layer: entry.layer,
                date: entry.record.date,
            },
            layer: layer_at(ranked.layers, entry.layer)?.id.clone(),
        })
    })
}

fn union(ranked: &Ranked<'_>, get: fn(&Record) -> &Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in ranked.records.iter().flat_map(|entry| get(&entry.record)) {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

fn scim(ranked: &Ranked<'_>) -> ScimFacts {
    ScimFacts {
        available: ranked.pick_scim(|record| record.scim.available),
        plan: ranked.pick_scim_words(|record| record.scim.plan.clone()),
        price: ranked.pick_price(|record| record.scim.price.clone()),
        addon_price: ranked.pick_price(|record| record.scim.addon_price.clone()),
        min_seats: ranked.pick_scim(|record| record.scim.min_seats),
        sso_required: ranked.pick_scim(|record| record.scim.sso_required),
        version: ranked.pick_scim(|record| record.scim.version.clone()),
        generic_endpoint: ranked.pick_scim(|record| record.scim.generic_endpoint),
        operations: OperationFacts {
            create: ranked.pick_scim(|record| record.scim.operations.create),
            read: ranked.pick_scim(|record| record.scim.operations.read),
            update: ranked.pick_scim(|record| {
                let operations = &record.scim.operations;
                either(
                    operations.update,
                    &[operations.update_put, operations.update_patch],
                )
            }),
            deactivate: ranked.pick_scim(|record| record.scim.operations.deactivate),
            reactivate: ranked.pick_scim(|record| record.scim.operations.reactivate),
            delete: ranked.pick_scim(|record| record.scim.operations.delete),
            groups: ranked.pick_scim(|record| {
                let operations = &record.scim.operations;
                either(
                    operations.groups,
                    &[operations.group_push, operations.group_membership],
                )
            }),
        },
    }
}

/// A claim made outright, else by its parts: yes if one part is, no if all parts are stated and none is.
fn either(outright: Option<bool>, parts: &[Option<bool>]) -> Option<bool> {
    if outright.is_some() {
        return outright;
    }
    if parts.contains(&Some(true)) {
        return Some(true);
    }
    parts
        .iter()
        .all(|part| *part == Some(false))
        .then_some(false)
}

fn sso(ranked: &Ranked<'_>) -> SsoFacts {
    SsoFacts {
        available: ranked.pick(claims_sso),
        protocols: ranked.pick_by(claims_protocols, |a, b| {
            let within = |a: &[String], b: &[String]| a.iter().all(|protocol| b.contains(protocol));
            within(&a.value, &b.value) || within(&b.value, &a.value)
        }),
        plan: ranked.pick_by(
            |record| record.sso.plan.clone().filter(|words| states_plan(words)),
            |a, b| ranked.same_words(a, b),
        ),
        per_user_month: ranked.pick(|record| record.sso.per_user_month),
    }
}

/// What a record claims of SSO: outright, by naming its plan, by its tiers (yes if one has it, no if all are stated without).
fn claims_sso(record: &Record) -> Option<bool> {
    let plan = record.sso.plan.as_deref();
    let by_plan = plan.and_then(|words| match folded_name(words).as_str() {
        "notoffered" => Some(false),
        _ if states_plan(words) => Some(true),
        _ => None,
    });
    let tiers: Vec<Option<bool>> = record.tiers.iter().map(|tier| tier.sso).collect();
    let by_tiers = if tiers.is_empty() {
        None
    } else {
        either(None, &tiers)
    };
    record.sso.available.or(by_plan).or(by_tiers)
}

fn claims_protocols(record: &Record) -> Option<Vec<String>> {
    if !record.sso.protocols.is_empty() {
        return Some(record.sso.protocols.clone());
    }
    let names: &[&str] = match record.fallbacks.jit_protocol? {
        JitProtocol::Saml => &["SAML 2.0"],
        JitProtocol::Oidc => &["OIDC"],
        JitProtocol::Both => &["SAML 2.0", "OIDC"],
    };
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}

#[cfg(test)]
mod tests;
