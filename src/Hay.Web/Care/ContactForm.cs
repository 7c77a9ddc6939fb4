using Hay.Care;

namespace Hay.Web.Care;

/// <summary>A contact as it is typed in. Fields are named as in the form.</summary>
internal sealed record ContactForm
{
    /// <summary>Given by the form, or the phone that kept it: sent twice, it is there once.</summary>
    public string? Entry { get; init; }
    public ContactKind? Kind { get; init; }
    /// <summary>Empty: now.</summary>
    public string? At { get; init; }
    public int? Minutes { get; init; }
    public string? Note { get; init; }
    public string? Next { get; init; }
    public string? NextAt { get; init; }

    /// <summary>What is wrong, in a sentence; null: nothing.</summary>
    public string? Problem =>
        Kind is null ? "Say what kind of contact it was."
        : !CareTyped.IsMoment(At) ? "That is no day and time of the contact."
        : !CareTyped.IsMoment(NextAt) ? "That is no day and time of the next step."
        : null;

    /// <summary>The contact; only where nothing is wrong.</summary>
    public Contact Of(DateTimeOffset now) => new()
    {
        Id = CareTyped.Id(Entry),
        Kind = Kind!.Value,
        At = CareTyped.Moment(At) ?? now,
        Minutes = Minutes ?? 0,
        Note = CareTyped.Text(Note),
        Next = CareTyped.Text(Next),
        NextAt = CareTyped.Moment(NextAt),
    };
}
