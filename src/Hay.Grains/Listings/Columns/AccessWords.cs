namespace Hay.Grains;

/// <summary>Access facts as lines of words, for standards that have one text for them: "Step-free: yes", "Bus: stops outside".</summary>
public static class AccessWords
{
    private static readonly (string Name, Func<AccessFacts, Known> Fact, Func<AccessFacts, Known, AccessFacts> With)[] Facts =
    [
        ("Step-free", a => a.StepFree, (a, known) => a with { StepFree = known }),
        ("Hearing loop", a => a.HearingLoop, (a, known) => a with { HearingLoop = known }),
        ("Accessible toilet", a => a.AccessibleToilet, (a, known) => a with { AccessibleToilet = known }),
        ("Toilet", a => a.Toilet, (a, known) => a with { Toilet = known }),
        ("Quiet room", a => a.QuietRoom, (a, known) => a with { QuietRoom = known }),
        ("Baby change", a => a.BabyChange, (a, known) => a with { BabyChange = known }),
        ("Dogs", a => a.Dogs, (a, known) => a with { Dogs = known }),
    ];

    private static readonly (string Name, Func<AccessFacts, string> Words, Func<AccessFacts, string, AccessFacts> With)[] Texts =
    [
        ("Parking", a => a.Parking, (a, words) => a with { Parking = words }),
        ("Bus", a => a.Bus, (a, words) => a with { Bus = words }),
        ("Good to know", a => a.Note, (a, words) => a with { Note = words }),
    ];

    /// <summary>What is known, a line each.</summary>
    public static IEnumerable<string> Of(AccessFacts facts) =>
    [
        .. Facts.Where(f => f.Fact(facts) != Known.Unknown).Select(f => $"{f.Name}: {Said(f.Fact(facts))}"),
        .. Texts.Where(t => t.Words(facts).Length > 0).Select(t => $"{t.Name}: {t.Words(facts)}"),
    ];

    /// <summary>What lines say; those of others are good to know.</summary>
    public static AccessFacts Read(IEnumerable<string> lines)
    {
        var (facts, others) = (new AccessFacts(), new List<string>());
        foreach (var line in lines)
        {
            var (name, words) = line.Split(": ", 2) is [var before, var after] ? (before.Trim(), after.Trim()) : ("", "");
            var known = Enum.GetValues<Known>().FirstOrDefault(k => k != Known.Unknown && Said(k) == words);
            if (known != Known.Unknown && Array.Find(Facts, f => f.Name == name) is { With: { } fact }) facts = fact(facts, known);
            else if (Array.Find(Texts, t => t.Name == name) is { With: { } text }) facts = text(facts, words);
            else others.Add(line);
        }

        return others.Count == 0 ? facts : facts with { Note = string.Join(' ', others.Prepend(facts.Note).Where(n => n.Length > 0)) };
    }

    private static string Said(Known known) => known switch { Known.Yes => "yes", Known.No => "no", Known.Part => "in part", _ => "" };
}
