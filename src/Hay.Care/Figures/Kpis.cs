using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>What the key figures are: their names, what each counts in words, and the count. Pages and tests read both here.</summary>
public static class Kpis
{
    public static readonly Kpi Supported = new("supported", "People supported", "People with a case that was active on at least one day. Somebody with two such cases counts once.", "people");
    public static readonly Kpi Active = new("active", "Active cases", "Cases that a connector works on, on the evening of the last day.", "cases");
    public static readonly Kpi Contacts = new("contacts", "Contacts", "Sessions, calls, messages, letters, going along, and talking with others for somebody. A session that somebody did not come to is no contact.", "contacts");
    public static readonly Kpi ContactsPerCaseMonth = new("contacts-per-case-month", "Contacts per active case a month", "Contacts divided by the months that cases were active; a case that was active for half a month counts as half.", "contacts");
    public static readonly Kpi Referrals = new("referrals", "New referrals", "Referrals that arrived, whether they were taken or not.", "referrals");
    public static readonly Kpi Wait = new("wait", "Waiting time", "Days from the day a referral arrived to the day a connector began, of those that began: half waited so long or less, nine of ten so long or less.", "days");
    public static readonly Kpi SessionsToClose = new("sessions-to-close", "Sessions to close", "Sessions of cases that were closed, on average.", "sessions");
    public static readonly Kpi GoalsMet = new("goals-met", "Goals met", "Goals that were met, of all goals in cases that were closed.", "%");
    public static readonly Kpi ReReferrals = new("re-referrals", "Re-referrals", "Referrals of people who had an earlier case with the same provider.", "referrals");

    public static readonly ImmutableArray<Kpi> All = [Supported, Active, Contacts, ContactsPerCaseMonth, Referrals, Wait, SessionsToClose, GoalsMet, ReReferrals];
}
