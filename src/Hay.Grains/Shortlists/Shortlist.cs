using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Grains;

/// <summary>A shortlist as stored, and its rules.</summary>
public sealed record Shortlist
{
    public const int MostItems = 20;
    public const int TitleLength = 80;
    public const int LineLength = 200;
    public const int LongestActivity = 200;
    /// <summary>For how many weeks a link may be good.</summary>
    public static readonly ImmutableArray<int> Weeks = [2, 4, 8];
    /// <summary>How long its owner may still read what was said; then it is erased.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(28);

    /// <summary>Id of an account; empty: it was never made, or is erased.</summary>
    public string Owner { get; init; } = "";
    public string Title { get; init; } = "";
    public ImmutableArray<ShortlistItem> Items { get; init; } = [];
    public string Secret { get; init; } = "";
    public DateTimeOffset Made { get; init; }
    /// <summary>When the link stops being good; earlier than promised where its owner ended it.</summary>
    public DateTimeOffset Ends { get; init; }

    public bool IsOver(DateTimeOffset now) => now >= Ends;

    /// <summary>Whether nobody may read it any longer.</summary>
    public bool IsPast(DateTimeOffset now) => Owner.Length > 0 && now >= Ends + KeptAfter;

    internal (Shortlist Next, ShortlistOutcome Outcome) Make(MakeShortlist command, DateTimeOffset now)
    {
        // Nobody else's is written over; one's own is there already.
        if (Owner.Length > 0) return (this, Owner == command.Owner ? ShortlistOutcome.Done : ShortlistOutcome.NotFound);
        if (command.Owner.Length == 0 || !Weeks.Contains(command.Weeks) || ShortlistKeys.Read(new string('0', 16) + command.Secret) is null || Line(command.Title, TitleLength) is not { Length: > 0 } title) return (this, ShortlistOutcome.Refused);
        return (this with { Owner = command.Owner, Title = title, Secret = command.Secret, Made = now, Ends = now.AddDays(7 * command.Weeks) }, ShortlistOutcome.Done);
    }

    internal (Shortlist Next, ShortlistOutcome Outcome) Rename(string by, string title, DateTimeOffset now) => Change(by, now, () =>
        Line(title, TitleLength) is not { Length: > 0 } line ? (this, ShortlistOutcome.Refused) : (line == Title ? this : this with { Title = line }, ShortlistOutcome.Done));

    internal (Shortlist Next, ShortlistOutcome Outcome) Put(string by, string activity, string words, DateTimeOffset now) => Change(by, now, () =>
    {
        if (activity.Length is 0 or > LongestActivity || Line(words, LineLength) is not { } line) return (this, ShortlistOutcome.Refused);
        if (Find(activity) is { } there) return (there.Line == line ? this : this with { Items = Items.Replace(there, there with { Line = line }) }, ShortlistOutcome.Done);
        return Items.Length >= MostItems ? (this, ShortlistOutcome.Full) : (this with { Items = Items.Add(new ShortlistItem(activity, line)) }, ShortlistOutcome.Done);
    });

    internal (Shortlist Next, ShortlistOutcome Outcome) Move(string by, string activity, int place, DateTimeOffset now) => Change(by, now, () =>
    {
        if (Find(activity) is not { } item) return (this, ShortlistOutcome.NotFound);
        var to = Math.Clamp(place, 0, Items.Length - 1);
        return (Items.IndexOf(item) == to ? this : this with { Items = Items.Remove(item).Insert(to, item) }, ShortlistOutcome.Done);
    });

    internal (Shortlist Next, ShortlistOutcome Outcome) Remove(string by, string activity, DateTimeOffset now) => Change(by, now, () =>
        (Find(activity) is { } item ? this with { Items = Items.Remove(item) } : this, ShortlistOutcome.Done));

    internal (Shortlist Next, ShortlistOutcome Outcome) End(string by, DateTimeOffset now)
    {
        if (!IsOf(by)) return (this, ShortlistOutcome.NotFound);
        return (IsOver(now) ? this : this with { Ends = now }, ShortlistOutcome.Done);
    }

    // Who liked it does not say that it is not for them, and the other way round: the last word holds.
    internal (Shortlist Next, ShortlistOutcome Outcome) Answer(AnswerShortlist command, DateTimeOffset now)
    {
        if (!Opens(command.Secret, now) || Find(command.Activity) is not { } item) return (this, ShortlistOutcome.NotFound);
        if (command.Answer is not (ShortlistAnswers.Went or ShortlistAnswers.Liked or ShortlistAnswers.NotForMe)) return (this, ShortlistOutcome.Refused);
        var other = command.Answer switch { ShortlistAnswers.Liked => ShortlistAnswers.NotForMe, ShortlistAnswers.NotForMe => ShortlistAnswers.Liked, _ => ShortlistAnswers.None };
        var said = command.Holds ? (item.Answers | command.Answer) & ~other : item.Answers & ~command.Answer;
        return (said == item.Answers ? this : this with { Items = Items.Replace(item, item with { Answers = said }) }, ShortlistOutcome.Done);
    }

    /// <summary>Whether the link is good, in the same time whatever is wrong with it.</summary>
    internal bool Opens(string secret, DateTimeOffset now) =>
        Owner.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Secret)) && !IsOver(now);

    internal bool IsOf(string by) => Owner.Length > 0 && Owner == by;

    internal ShortlistView View(string id, DateTimeOffset now) =>
        new() { Id = id, Title = Title, Items = Items, Secret = Secret, Made = Made, Ends = Ends, IsOver = IsOver(now) };

    private (Shortlist Next, ShortlistOutcome Outcome) Change(string by, DateTimeOffset now, Func<(Shortlist, ShortlistOutcome)> change) =>
        !IsOf(by) ? (this, ShortlistOutcome.NotFound) : IsOver(now) ? (this, ShortlistOutcome.Over) : change();

    private ShortlistItem? Find(string activity) => Items.FirstOrDefault(item => item.Activity == activity);

    // Null: too long, or more than a line.
    private static string? Line(string words, int longest) => words.Trim() is var line && line.Length <= longest && !line.Any(char.IsControl) ? line : null;
}
