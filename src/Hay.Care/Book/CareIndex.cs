using System.Globalization;
using System.Text;

namespace Hay.Care;

/// <summary>A case in the book. Name and Phone: as they are compared.</summary>
internal sealed class CareEntry(CaseRow row, CaseFigures figures, string name, string phone)
{
    public CaseRow Row => row;
    public CaseFigures Figures => figures;
    public string Name => name;
    public string Phone => phone;
}

/// <summary>The cases of a <see cref="CareBook"/> and the ways to find them. For one writer, or many readers, at a time.</summary>
internal sealed class CareIndex(CareNetwork network)
{
    private static readonly IReadOnlySet<CareEntry> None = new HashSet<CareEntry>();

    private readonly Dictionary<string, CareEntry> _all = [];
    private readonly Dictionary<string, CarePerson> _people = [];
    private readonly Dictionary<string, HashSet<CareEntry>> _byTeam = [], _byHolder = [], _unheld = [], _byPractice = [], _byReferrer = [], _byNhsNumber = [], _byPhone = [], _byPerson = [];
    private readonly Dictionary<DateOnly, HashSet<CareEntry>> _byBirth = [];
    private readonly HashSet<CareEntry> _escalated = [], _untouched = [];
    // The same few words in every case.
    private readonly Dictionary<string, string> _words = [];

    public CareTeams Teams { get; } = Known(network);

    public int Count => _all.Count;

    public IReadOnlyCollection<CareEntry> All => _all.Values;

    public IReadOnlySet<CareEntry> Escalated => _escalated;

    /// <summary>Of people who asked by themselves, and nobody has done anything about it.</summary>
    public IReadOnlySet<CareEntry> Untouched => _untouched;

    public CareEntry? Find(string id) => _all.GetValueOrDefault(id);

    public IReadOnlySet<CareEntry> OfTeam(string team) => _byTeam.GetValueOrDefault(team) ?? None;

    /// <summary>What an account holds, or held until it was escalated.</summary>
    public IReadOnlySet<CareEntry> OfHolder(string account) => _byHolder.GetValueOrDefault(account) ?? None;

    /// <summary>Waiting or active, and nobody holds them.</summary>
    public IReadOnlySet<CareEntry> Unheld(string team) => _unheld.GetValueOrDefault(team) ?? None;

    public IReadOnlySet<CareEntry> OfPractice(string practice) => _byPractice.GetValueOrDefault(practice) ?? None;

    /// <summary>What a colleague referred.</summary>
    public IReadOnlySet<CareEntry> OfReferrer(string account) => _byReferrer.GetValueOrDefault(account) ?? None;

    public IReadOnlySet<CareEntry> OfNhsNumber(string number) => _byNhsNumber.GetValueOrDefault(number) ?? None;

    /// <summary>As it is compared.</summary>
    public IReadOnlySet<CareEntry> OfPhone(string digits) => _byPhone.GetValueOrDefault(digits) ?? None;

    public IReadOnlySet<CareEntry> OfPerson(string person) => _byPerson.GetValueOrDefault(person) ?? None;

    public IReadOnlySet<CareEntry> BornOn(DateOnly day) => _byBirth.GetValueOrDefault(day) ?? None;

    /// <summary>Null: it is gone. Throws, and changes nothing, where something in it cannot be.</summary>
    public void Put(string id, Case? state)
    {
        var entry = state is null ? null : Entry(id, state);
        var keys = entry is null ? [] : Keys(entry).ToArray();
        if (_all.Remove(id, out var old)) Remove(old);
        if (entry is null) return;
        var row = entry.Row;
        _people[row.PersonId] = entry.Figures.Person;
        entry.Figures.Person.Add(entry.Figures);
        _all[id] = entry;
        foreach (var (index, key) in keys) Add(index, key, entry);
        if (row.Born is { } born) Add(_byBirth, born, entry);
        if (row.Step == CareStep.Escalated) _escalated.Add(entry);
        if (row is { Step: CareStep.Received, Source: ReferralSource.Self or ReferralSource.SelfAgain } && state!.Steps.Length == 1) _untouched.Add(entry);
    }

    /// <summary>A name as it is compared: without case, accents and what is no letter.</summary>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’') && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>A telephone number as it is compared; what is too short for one is empty.</summary>
    public static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        foreach (var abroad in (ReadOnlySpan<string>)["0044", "44"])
        {
            // Some write +44 (0)1632.
            if (digits.StartsWith(abroad, StringComparison.Ordinal)) digits = $"0{digits[abroad.Length..].TrimStart('0')}";
        }

        return digits.Length >= 9 ? digits : "";
    }

    private static CareTeams Known(CareNetwork network)
    {
        var teams = new CareTeams();
        foreach (var team in network.Teams.Values.OrderBy(t => t.Id, StringComparer.Ordinal)) teams.IndexOf(team.Id, team.Provider);
        return teams;
    }

    private CareEntry Entry(string id, Case state)
    {
        var whose = _people.GetValueOrDefault(state.Person.PersonId) ?? new CarePerson();
        var pcn = Word(network.PcnOf(state.Person, state.Referral));
        var row = Row(id, state, pcn);
        return new CareEntry(row, CaseFigures.Of(id, state, pcn, whose, Teams), Folded(row.Name), Digits(row.Phone));
    }

    private CaseRow Row(string id, Case state, string pcn) => new()
    {
        Id = id,
        PersonId = state.Person.PersonId,
        Name = state.Person.Name,
        Born = state.Person.Born,
        NhsNumber = state.Person.NhsNumber,
        Phone = state.Person.Phone,
        ReachBy = state.Person.ReachBy,
        ReachNote = state.Person.ReachNote,
        Source = state.Referral.Source,
        ReceivedAt = state.Referral.At,
        Step = state.Now.Step,
        InStepSince = state.InStepSince,
        HeldSince = state.Now.Since,
        Provider = Word(state.Now.Provider),
        Team = Word(state.Now.Team),
        Holder = Word(state.Now.Holder),
        Before = Word(CasePlace.Of(state).Before),
        Pcn = pcn,
        Practice = Word(state.Referral.Practice),
        Referrer = Word(state.Referral.Colleague),
        Reference = state.Referral.Reference,
        Due = state.Now.Due,
        Next = state.Coming?.Words ?? "",
        NextAt = state.Coming?.At,
        Sessions = state.Sessions,
        PlannedSessions = state.PlannedSessions,
        Contacts = state.Contacts.Length,
        LastContact = state.Contacts is [.., var last] ? last.At : null,
        OpenRisks = state.Risks.Count(r => r.SettledAt is null),
        RiskSince = state.Risks.Where(r => r.SettledAt is null).Select(r => (DateTimeOffset?)r.At).Min(),
        Outcome = state.Now.Step == CareStep.Closed ? state.Closes[^1].Outcome : null,
    };

    private IEnumerable<(Dictionary<string, HashSet<CareEntry>> Index, string Key)> Keys(CareEntry entry)
    {
        var row = entry.Row;
        yield return (_byTeam, row.Team);
        yield return (_byPerson, row.PersonId);
        if (row.Holder.Length > 0) yield return (_byHolder, row.Holder);
        else if (row.Step is CareStep.Waiting or CareStep.Active) yield return (_unheld, row.Team);
        if (row.Before.Length > 0) yield return (_byHolder, row.Before);
        if (row.Referrer.Length > 0) yield return (_byReferrer, row.Referrer);
        if (row.Practice.Length > 0) yield return (_byPractice, row.Practice);
        if (entry.Phone.Length > 0) yield return (_byPhone, entry.Phone);
        if (row.NhsNumber.Length > 0) yield return (_byNhsNumber, row.NhsNumber);
    }

    private void Remove(CareEntry old)
    {
        foreach (var (index, key) in Keys(old)) Drop(index, key, old);
        if (old.Row.Born is { } born) Drop(_byBirth, born, old);
        _escalated.Remove(old);
        _untouched.Remove(old);
        old.Figures.Person.Remove(old.Figures);
        if (old.Figures.Person.Cases.Length == 0) _people.Remove(old.Row.PersonId);
    }

    private static void Add<TKey>(Dictionary<TKey, HashSet<CareEntry>> index, TKey key, CareEntry entry) where TKey : notnull
    {
        if (!index.TryGetValue(key, out var all)) index[key] = all = new HashSet<CareEntry>();
        all.Add(entry);
    }

    private static void Drop<TKey>(Dictionary<TKey, HashSet<CareEntry>> index, TKey key, CareEntry entry) where TKey : notnull
    {
        if (index.TryGetValue(key, out var all) && all.Remove(entry) && all.Count == 0) index.Remove(key);
    }

    private string Word(string word) => _words.TryGetValue(word, out var known) ? known : _words[word] = word;
}
