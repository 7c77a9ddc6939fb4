using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>What the key figures are: their names, what each counts in words, and the count. Pages and tests read both here.</summary>
public static class Kpis
{
    public static readonly Kpi Supported = new("supported", "People supported", "People with a case that was active on at least one day. Somebody with two such cases counts once.", "people");
    public static readonly Kpi Active = new("active", "Active cases", "Cases that a connector works on, on the evening of the last day.", "cases");
    public static readonly Kpi Contacts = new("contacts", "Contacts", "Sessions, calls, messages, letters, going along, and talking with others for somebody. A session that somebody did not come to is no contact.", "contacts");
    public static readonly Kpi ContactsPerCaseMonth = new("contacts-per-case-month", "Contacts per active case a month", "Contacts divided by the months that cases were active; a case that was active for half of a month counts as half. Not said before that is a month in all: a day would be taken for thirty like it.", "contacts");
    public static readonly Kpi Referrals = new("referrals", "New referrals", "Referrals that arrived, whether they were taken or not.", "referrals");
    public static readonly Kpi ReferralsAMonth = new("referrals-a-month", "New referrals a month", "New referrals divided by months; of a month that is not over, the part that is.", "referrals");
    public static readonly Kpi Wait = new("wait", "Waiting time", "Days from the day a referral arrived to the day a connector first began, of those that began: half waited so long or less, nine of ten so long or less.", "days");
    public static readonly Kpi SessionsToClose = new("sessions-to-close", "Sessions to close", "Sessions of cases that were closed and not opened again, on average.", "sessions");
    public static readonly Kpi GoalsMet = new("goals-met", "Goals met", "Goals that were met, of all goals in cases that were closed and not opened again.", "%");
    public static readonly Kpi ReReferrals = new("re-referrals", "Re-referrals", "New referrals of people who had an earlier case with the same provider. One that was not taken as they are with us already is none, nor does it count as a case that they had.", "referrals");

    public static readonly ImmutableArray<Kpi> All = [Supported, Active, Contacts, ContactsPerCaseMonth, Referrals, ReferralsAMonth, Wait, SessionsToClose, GoalsMet, ReReferrals];

    /// <summary>Two tenths of England's neighbourhoods each, the most deprived first; then those of whom nobody knows.</summary>
    public static readonly ImmutableArray<string> Bands = ["1-2", "3-4", "5-6", "7-8", "9-10", ""];

    public static string BandOf(int? decile) => decile is >= 1 and <= 10 and var known ? Bands[(known - 1) / 2] : "";

    /// <summary>The year, by the April that it begins in, that a day is in.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    /// <summary>The board. What happened counts for the team that had the case then, on the calendar of London.</summary>
    /// <param name="cases">All that there are.</param>
    /// <param name="teams">Their numbers.</param>
    /// <param name="isAsked">Of which teams, by number.</param>
    /// <param name="bandOf">The band of a neighbourhood.</param>
    /// <param name="year">In whose April it begins.</param>
    /// <param name="today">The last day, unless the year ends before.</param>
    /// <param name="target">Of contacts, for the whole year.</param>
    internal static KpiBoard Count(IEnumerable<CaseFigures> cases, CareTeams teams, Func<int, bool> isAsked, Func<string, string> bandOf, int year, DateOnly today, int? target)
    {
        var (from, end) = (new DateOnly(year, 4, 1), new DateOnly(year + 1, 3, 31));
        var until = today < end ? today : end;
        var (first, last) = (from.DayNumber, until.DayNumber);
        var providers = Enumerable.Range(0, teams.Count).Select(i => teams[i].Provider).Distinct().Order(StringComparer.Ordinal).ToArray();
        var providerOf = Enumerable.Range(0, teams.Count).Select(i => Array.IndexOf(providers, teams[i].Provider)).ToArray();
        var months = Enumerable.Range(0, 12).Select(from.AddMonths).Where(m => m <= until).Select(first => new Month(first, until, providers.Length)).ToArray();
        var monthOf = new Month[Math.Max(0, last - first + 1)];
        foreach (var month in months) Array.Fill(monthOf, month, month.First - first, month.Last - month.First + 1);
        var asked = Enumerable.Range(0, teams.Count).Select(isAsked).ToArray();
        var all = new Tally();
        var byTeam = Enumerable.Range(0, teams.Count).Select(_ => new Tally()).ToArray();
        var byProvider = providers.Select(_ => new Tally()).ToArray();
        var (byPcn, byBand) = (new SortedDictionary<string, Tally>(StringComparer.Ordinal), Bands.ToDictionary(b => b, _ => new Tally()));

        foreach (var one in months.Length > 0 ? cases : [])
        {
            if (!byPcn.TryGetValue(one.Pcn, out var pcn)) byPcn[one.Pcn] = pcn = new Tally();
            var band = byBand[bandOf(one.Area)];
            var hasBegun = false;
            for (var i = 0; i < one.Spans.Length; i++)
            {
                var span = one.Spans[i];
                var isIn = first <= span.From && span.From <= last;
                var isFirstActive = span.Step == CareStep.Active && !hasBegun;
                hasBegun |= isFirstActive;
                if (!asked[span.Team]) continue;
                if (span.Step == CareStep.Active) Support(one, span, first, last, [all, byTeam[span.Team], byProvider[providerOf[span.Team]], pcn, band], months, providerOf[span.Team]);
                var isClosed = span.Step == CareStep.Closed && i == one.Spans.Length - 1;
                if (!isIn || !(i == 0 || isFirstActive || isClosed)) continue;
                var (month, provider) = (monthOf[span.From - first], providerOf[span.Team]);
                foreach (var part in (ReadOnlySpan<Tally>)[all, byTeam[span.Team], byProvider[provider], pcn, band, month.Tally, month.Providers[provider]])
                {
                    if (i == 0) part.Referrals++;
                    if (i == 0 && CameBefore(one, teams)) part.ReReferrals++;
                    if (isFirstActive) part.Begin(span.From - one.Spans[0].From);
                    if (isClosed) part.Close(one);
                }
            }

            foreach (var contact in one.Contacts)
            {
                var (day, team) = (CaseFigures.DayOf(contact), CaseFigures.TeamOf(contact));
                if (day < first || day > last || !asked[team]) continue;
                all.Contacts++;
                byTeam[team].Contacts++;
                byProvider[providerOf[team]].Contacts++;
                pcn.Contacts++;
                band.Contacts++;
                monthOf[day - first].Tally.Contacts++;
                monthOf[day - first].Providers[providerOf[team]].Contacts++;
            }
        }

        var length = months.Sum(m => m.Length);
        var days = end.DayNumber - first + 1;
        var askedProviders = Enumerable.Range(0, providers.Length).Where(p => Enumerable.Range(0, teams.Count).Any(i => asked[i] && providerOf[i] == p)).ToArray();
        return new KpiBoard(
            year, from, until, all.Figures(length), target, target is { } whole ? (int)Math.Round((double)whole * monthOf.Length / days) : null,
            [.. months.Select(m => new KpiPart(m.Id, m.Tally.Figures(m.Length)))],
            [.. byTeam.Select((tally, i) => (Tally: tally, Index: i)).Where(t => asked[t.Index]).Select(t => new KpiPart(teams[t.Index].Team, t.Tally.Figures(length))).OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. byPcn.Select(p => new KpiPart(p.Key, p.Value.Figures(length))).Where(p => p.Figures is { Referrals: > 0 } or { Supported: > 0 } or { Contacts: > 0 })],
            [.. Bands.Select(b => new KpiPart(b, byBand[b].Figures(length)))],
            [.. askedProviders.Select(p => new KpiPart(providers[p], byProvider[p].Figures(length)))],
            [.. months.Select(m => askedProviders.Select(p => new KpiPart(providers[p], m.Providers[p].Figures(m.Length))).ToImmutableArray())]);
    }

    private static void Support(CaseFigures one, StepSpan span, int first, int last, ReadOnlySpan<Tally> parts, Month[] months, int provider)
    {
        if (!span.Touches(first, last)) return;
        var caseMonths = 0.0;
        foreach (var month in months)
        {
            if (!span.Touches(month.First, month.Last)) continue;
            var share = Math.Max(0, Math.Min(span.Until, month.Last + 1) - Math.Max(span.From, month.First)) / (double)month.Days;
            caseMonths += share;
            foreach (var part in (ReadOnlySpan<Tally>)[month.Tally, month.Providers[provider]])
            {
                part.CaseMonths += share;
                part.Support(one.Person);
                if (span.HoldsEvening(month.Last)) part.Active++;
            }
        }

        foreach (var part in parts)
        {
            part.Support(one.Person);
            part.CaseMonths += caseMonths;
            if (span.HoldsEvening(last)) part.Active++;
        }
    }

    private static bool CameBefore(CaseFigures one, CareTeams teams)
    {
        if (one.IsDouble || one.Person.Cases.Length == 1) return false;
        var provider = teams[one.Spans[0].Team].Provider;
        return one.Person.Cases.Any(other => !other.IsDouble && (other.ReceivedAt, other.Id).CompareTo((one.ReceivedAt, one.Id)) < 0 && other.Spans.Any(s => teams[s.Team].Provider == provider));
    }

    // Of a month that is not over, the days so far.
    private sealed class Month(DateOnly from, DateOnly until, int providers)
    {
        public string Id { get; } = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        public int First { get; } = from.DayNumber;
        public int Last { get; } = Math.Min(from.AddMonths(1).DayNumber - 1, until.DayNumber);
        public int Days { get; } = DateTime.DaysInMonth(from.Year, from.Month);
        public double Length => (double)(Last - First + 1) / Days;
        public Tally Tally { get; } = new();
        /// <summary>By their numbers.</summary>
        public Tally[] Providers { get; } = [.. Enumerable.Range(0, providers).Select(_ => new Tally())];
    }
}
