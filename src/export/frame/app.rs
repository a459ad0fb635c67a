//! The frame of one app.

use serde::Serialize;

use crate::catalog::app::{QuoteFact, ReachFacts, TierFacts};
use crate::catalog::dispute::Disagreement;
use crate::catalog::fact::yes_no_word;
use crate::catalog::layer::LayerRecord;
use crate::catalog::pack::PackError;
use crate::catalog::record::{PerIdp, Record};
use crate::catalog::words::{Availability, Confidence, DeprovisionAction, GuideKind};
use crate::catalog::{App, Catalog, Category, Connection, Day, Fact, Idp, LayerIndex, Status};
use crate::order;
use crate::text::Clean;

use super::disputes::DisagreementFrame;
use super::leaver::DepartureFrame;
use super::price::PriceFrame;

/// One app.
#[derive(Debug, Clone, Serialize)]
pub struct AppFrame {
    id: Clean,
    name: Clean,
    former_names: Vec<Clean>,
    owner: Option<Clean>,
    aliases: Vec<Clean>,
    category: Option<&'static str>,
    summary: Vec<Text>,
    scim: ScimFrame,
    sso: SsoFrame,
    team: TeamFrame,
    idps: PerIdp<ReachFrame>,
    tiers: Vec<TierFrame>,
    /// Only where a layer of the user's own states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<QuoteFrame>,
    leaver: LeaverFrame,
    user_api: &'static str,
    limitations: Vec<Text>,
    pricing_url: Option<Clean>,
    docs_url: Option<Clean>,
    guide: Option<&'static str>,
    first_added: Option<Clean>,
    verified: Option<Clean>,
    confidence: &'static str,
    layers: Vec<Clean>,
    disagreements: Vec<DisagreementFrame>,
}

/// A text of one layer.
#[derive(Debug, Clone, Serialize)]
struct Text {
    layer: Clean,
    date: Option<Clean>,
    text: Clean,
}

#[derive(Debug, Clone, Serialize)]
struct ScimFrame {
    status: &'static str,
    status_before: &'static str,
    available: &'static str,
    plan: Option<Clean>,
    price: Option<PriceFrame>,
    addon_price: Option<PriceFrame>,
    min_seats: Option<u32>,
    version: Option<Clean>,
    sso_required: Option<bool>,
    generic_endpoint: &'static str,
    operations: OperationsFrame,
}

#[derive(Debug, Clone, Serialize)]
struct OperationsFrame {
    create: &'static str,
    read: &'static str,
    update: &'static str,
    deactivate: &'static str,
    reactivate: &'static str,
    delete: &'static str,
    groups: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct SsoFrame {
    available: &'static str,
    protocols: Option<Vec<Clean>>,
    plan: Option<Clean>,
    jit: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct TeamFrame {
    plan: Option<Clean>,
    price: Option<PriceFrame>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct ReachFrame {
    sso: &'static str,
    connection: &'static str,
    inferred: bool,
    hand_built_may_work: bool,
    inferred_from: Option<EndpointFrame>,
    provisions_unstated: bool,
    unconfirmed: Option<UnconfirmedFrame>,
    note: Option<Clean>,
}

/// The generic SCIM 2.0 endpoint from which something is inferred: who says that it is there.
#[derive(Debug, Clone, Serialize)]
struct EndpointFrame {
    endpoint: &'static str,
    layer: Clean,
    date: Option<Clean>,
}

#[derive(Debug, Clone, Serialize)]
struct UnconfirmedFrame {
    connection: &'static str,
    layer: Clean,
    date: Option<Clean>,
}

#[derive(Debug, Clone, Serialize)]
struct TierFrame {
    name: Clean,
    kind: &'static str,
    price: Option<PriceFrame>,
    sso: &'static str,
    scim: &'static str,
}

/// A quote of the user's own.
#[derive(Debug, Clone, Serialize)]
struct QuoteFrame {
    tier: Option<Clean>,
    text: Clean,
    layer: Clean,
    date: Option<Clean>,
}

#[derive(Debug, Clone, Serialize)]
struct LeaverFrame {
    action: &'static str,
    frees_seat: &'static str,
    revokes_sessions: &'static str,
    data_retained: Vec<Text>,
    by_idp: PerIdp<DepartureFrame>,
}

/// A catalog and the records of one app, best layer first.
struct Known<'a> {
    catalog: &'a Catalog,
    app: &'a App,
    records: Vec<LayerRecord>,
}

impl AppFrame {
    /// The frame of an app.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn new(catalog: &Catalog, app: &App) -> Result<AppFrame, PackError> {
        let mut records = catalog.records(&app.id)?;
        let rank = |layer: LayerIndex| app.layers.iter().position(|(known, _)| *known == layer);
        order::sort_by_key(&mut records, |entry| {
            rank(entry.layer).unwrap_or(usize::MAX)
        });
        let known = Known {
            catalog,
            app,
            records,
        };
        known.frame()
    }
}

impl Known<'_> {
    fn frame(&self) -> Result<AppFrame, PackError> {
        let app = self.app;
        Ok(AppFrame {
            id: Clean::line(app.id.as_str()),
            name: Clean::line(app.display_name()),
            former_names: cleaned(&app.former_names),
            owner: app.owner.as_deref().map(Clean::line),
            aliases: cleaned(&app.aliases),
            category: app.category.get().map(Category::word),
            summary: self.texts(|record| record.summary.iter().collect()),
            scim: self.scim(),
            sso: SsoFrame {
                available: yes_no_word(app.sso.available.get()),
                protocols: app.sso.protocols.value().map(|all| cleaned(all)),
                plan: text(&app.sso.plan),
                jit: yes_no_word(app.jit.get()),
            },
            team: TeamFrame {
                plan: text(&app.team.plan),
                price: app.team.price.value().map(PriceFrame::new),
            },
            idps: PerIdp {
                okta: self.reach(Idp::Okta),
                entra: self.reach(Idp::Entra),
                google: self.reach(Idp::Google),
                onelogin: self.reach(Idp::OneLogin),
                jumpcloud: self.reach(Idp::JumpCloud),
            },
            tiers: app.tiers.iter().map(tier).collect(),
            quote: app.quote.as_ref().map(quote),
            leaver: LeaverFrame {
                action: app
                    .leaver
                    .action
                    .get()
                    .map_or(UNKNOWN, DeprovisionAction::word),
                frees_seat: yes_no_word(app.leaver.frees_seat.get()),
                revokes_sessions: yes_no_word(app.leaver.revokes_sessions.get()),
                data_retained: self
                    .texts(|record| record.scim.deprovision.data_retained.iter().collect()),
                by_idp: DepartureFrame::of_each(self.catalog, app),
            },
            user_api: app.user_api.get().map_or(UNKNOWN, Availability::word),
            limitations: self.texts(|record| {
                let of_scim = &record.scim.limitations;
                record.limitations.iter().chain(of_scim).collect()
            }),
            pricing_url: text(&app.pricing_url),
            docs_url: text(&app.docs_url),
            guide: app.guide.map(GuideKind::word),
            first_added: app
                .first_added
                .value()
                .map(|month| Clean::line(month.to_string())),
            verified: date(app.verified),
            confidence: app.confidence.get().map_or(UNKNOWN, Confidence::word),
            layers: app
                .layers
                .iter()
                .map(|(layer, _)| self.layer(*layer))
                .collect(),
            disagreements: self.disagreements()?,
        })
    }

    fn scim(&self) -> ScimFrame {
        let scim = &self.app.scim;
        let operations = &scim.operations;
        ScimFrame {
            status: self.app.status().word(),
            status_before: self.app.status_before.get().map_or(UNKNOWN, Status::word),
            available: yes_no_word(scim.available.get()),
            plan: text(&scim.plan),
            price: scim.price.value().map(PriceFrame::new),
            addon_price: scim.addon_price.value().map(PriceFrame::new),
            min_seats: scim.min_seats.get(),
            version: text(&scim.version),
            sso_required: scim.sso_required.get(),
            generic_endpoint: yes_no_word(scim.generic_endpoint.get()),
            operations: OperationsFrame {
                create: yes_no_word(operations.create.get()),
                read: yes_no_word(operations.read.get()),
                update: yes_no_word(operations.update.get()),
                deactivate: yes_no_word(operations.deactivate.get()),
                reactivate: yes_no_word(operations.reactivate.get()),
                delete: yes_no_word(operations.delete.get()),
                groups: yes_no_word(operations.groups.get()),
            },
        }
    }

    fn reach(&self, idp: Idp) -> ReachFrame {
        let answer = self.app.answer(idp);
        let reach: &ReachFacts = self.app.idps.get(idp);
        let unconfirmed = reach.unconfirmed.as_ref().map(|claim| UnconfirmedFrame {
            connection: Connection::word(claim.value),
            layer: self.layer(claim.layer),
            date: date(claim.date),
        });
        let endpoint = self.app.scim.generic_endpoint.claim.as_ref();
        let inferred_from = endpoint.filter(|_| answer.inferred || answer.hand_built_may_work);
        ReachFrame {
            sso: yes_no_word(reach.sso.get()),
            connection: answer.connection.word(),
            inferred: answer.inferred,
            hand_built_may_work: answer.hand_built_may_work,
            inferred_from: inferred_from.map(|claim| EndpointFrame {
                endpoint: "generic",
                layer: self.layer(claim.layer),
                date: date(claim.date),
            }),
            provisions_unstated: reach.provisions_unstated,
            unconfirmed,
            note: self.note(idp),
        }
    }

    /// What the layers remark on an IdP, each wording once.
    fn note(&self, idp: Idp) -> Option<Clean> {
        let mut notes: Vec<&str> = Vec::new();
        for entry in &self.records {
            let reach = entry.record.idps.get(idp).note.as_deref();
            let listing = entry.record.listings.get(idp).note.as_deref();
            for note in reach.into_iter().chain(listing) {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        (!notes.is_empty()).then(|| Clean::line(notes.join(" ")))
    }

    fn texts<'r>(&'r self, get: impl Fn(&'r Record) -> Vec<&'r String>) -> Vec<Text> {
        let mut texts = Vec::new();
        for entry in &self.records {
            texts.extend(get(&entry.record).into_iter().map(|text| Text {
                layer: self.layer(entry.layer),
                date: date(entry.record.date),
                text: Clean::line(text),
            }));
        }
        texts
    }

    fn disagreements(&self) -> Result<Vec<DisagreementFrame>, PackError> {
        let found = self.catalog.disagreements(self.app)?;
        let frame = |found: &Disagreement| DisagreementFrame::new(found, self.catalog);
        Ok(found.iter().map(frame).collect())
    }

    fn layer(&self, layer: LayerIndex) -> Clean {
        Clean::line(self.catalog.layer_word(layer))
    }
}

/// What an enumeration says where nothing is documented.
const UNKNOWN: &str = "unknown";

fn quote(fact: &QuoteFact) -> QuoteFrame {
    QuoteFrame {
        tier: fact.tier.as_deref().map(Clean::line),
        text: Clean::line(fact.price.value.to_string()),
        layer: Clean::line(&fact.layer),
        date: fact.price.date.map(|day| Clean::line(day.to_string())),
    }
}

fn tier(tier: &TierFacts) -> TierFrame {
    TierFrame {
        name: Clean::line(&tier.name),
        kind: tier.kind.word(),
        price: tier.price.value().map(PriceFrame::new),
        sso: yes_no_word(tier.sso.get()),
        scim: yes_no_word(tier.scim.get()),
    }
}

fn text(fact: &Fact<String>) -> Option<Clean> {
    fact.value().map(Clean::line)
}

fn cleaned(texts: &[String]) -> Vec<Clean> {
    texts.iter().map(Clean::line).collect()
}

fn date(date: Option<Day>) -> Option<Clean> {
    date.map(|day| Clean::line(day.to_string()))
}
