using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>A profile as it is stored, and its rules.</summary>
public sealed partial record Profile
{
    /// <summary>Most activities one person can save.</summary>
    public const int MostSaved = 500;
    /// <summary>How long a past session stays in the list.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(90);

    public ImmutableArray<SavedActivity> Saved { get; init; } = [];
    public ImmutableArray<ProfileBooking> Bookings { get; init; } = [];
    public Preferences Preferences { get; init; } = Preferences.None;
    /// <summary>Since when what they save and go to may be used to pick for them, and to learn from; null: it may not.</summary>
    public DateTimeOffset? PicksAllowed { get; init; }
    /// <summary>What they said of listings, the newest first.</summary>
    public ImmutableArray<Judgement> Judgements { get; init; } = [];
    /// <summary>What they let their area be counted by.</summary>
    public AboutMe About { get; init; } = AboutMe.Nothing;
    /// <summary>How they said that things are, the first time; null: never, or they took it back.</summary>
    public WellbeingAnswer? FirstAnswer { get; init; }
    /// <summary>And the last time, which may be the same.</summary>
    public WellbeingAnswer? LatestAnswer { get; init; }
    public Outbox Outbox { get; init; } = Outbox.Empty;
    /// <summary>Asked to be forgotten: all else is gone from here already, and is being taken out everywhere else.</summary>
    public bool Forgetting { get; init; }

    public (Profile Next, SaveOutcome Outcome) Save(string activity, ProfileId me, DateTimeOffset now)
    {
        if (Forgetting) return (this, SaveOutcome.NotSaved);
        if (Saved.Any(s => s.Activity == activity)) return (this, SaveOutcome.Saved);
        if (Saved.Length >= MostSaved) return (this, SaveOutcome.TooMany);
        return (Say(FactKind.Saved, activity, me, now) with { Saved = Saved.Insert(0, new SavedActivity(activity, now)) },
            SaveOutcome.Saved);
    }

    public (Profile Next, SaveOutcome Outcome) Unsave(string activity, ProfileId me, DateTimeOffset now)
    {
        var left = Saved.RemoveAll(s => s.Activity == activity);
        return left.Length == Saved.Length
            ? (this, SaveOutcome.NotSaved)
            : (Say(FactKind.Unsaved, activity, me, now) with { Saved = left }, SaveOutcome.NotSaved);
    }

    public Profile Hear(Fact fact, DateTimeOffset now)
    {
        if (Forgetting || fact.Session is not { } session || StandingOf(fact.Kind) is not { } standing) return this;
        var before = Bookings.FirstOrDefault(b => b.Activity == fact.Activity && b.Session == session);
        if (before?.Number >= fact.Number) return this;

        var booking = new ProfileBooking
        {
            Activity = fact.Activity,
            Session = session,
            Standing = standing,
            Number = fact.Number,
            At = fact.At,
        };
        var past = SessionId.FromLocal((now - KeptAfter).UtcDateTime);
        var others = Bookings.RemoveAll(b => b == before || string.CompareOrdinal(b.Session.Value, past.Value) < 0);
        return this with { Bookings = [.. others.Add(booking).OrderBy(b => b.Session.Value, StringComparer.Ordinal)] };
    }

    public Profile Prefer(Preferences preferences)
    {
        var tidy = preferences.Tidy();
        return Forgetting || Preferences.SaysTheSame(tidy) ? this : this with { Preferences = tidy };
    }

    public Profile Say(AboutMe about, ProfileId me, DateTimeOffset now)
    {
        var tidy = about.Tidy();
        return Forgetting || tidy == About ? this
            : this with { About = tidy, Outbox = Outbox.Add(new Fact { Kind = FactKind.SaidAbout, At = now, Profile = me, About = tidy }) };
    }

    public Profile Forget() => Forgetting ? this : new Profile { Forgetting = true };

    public ProfileView View() => new()
    {
        Saved = Saved,
        Bookings = Bookings.RemoveAll(b => b.Standing == Standing.GaveUp),
        Preferences = Preferences,
        PicksAllowed = PicksAllowed,
        Judgements = Judgements,
        About = About,
        FirstAnswer = FirstAnswer,
        LatestAnswer = LatestAnswer,
        Calendar = Calendar,
    };

    private static Standing? StandingOf(FactKind kind) => kind switch
    {
        FactKind.Going => Standing.Going,
        FactKind.Waiting => Standing.Waiting,
        FactKind.GaveUp => Standing.GaveUp,
        _ => null,
    };

    private Profile Say(FactKind kind, string activity, ProfileId me, DateTimeOffset now) =>
        this with { Outbox = Outbox.Add(new Fact { Kind = kind, At = now, Activity = activity, Profile = me }) };
}
