using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>Where every referral is: a cell for each team and step that somebody may see, also the empty ones.</summary>
public sealed record CareBoard(ImmutableArray<BoardCell> Cells)
{
    public BoardCell? Cell(string team, CareStep step) => Cells.FirstOrDefault(c => c.Team == team && c.Step == step);
}

/// <summary>How many cases of a team are in a step.</summary>
/// <param name="Provider">Its id.</param>
/// <param name="Team">Its id.</param>
/// <param name="Step">The step. Closed and Declined: of the last 30 days.</param>
/// <param name="Count">How many.</param>
/// <param name="Unheld">How many of them nobody holds by name.</param>
/// <param name="MedianDays">Half of them have been in the step for so many days or fewer; null: there are none.</param>
/// <param name="LongestDays">Null: there are none.</param>
/// <param name="Overdue">Escalations whose day has passed.</param>
/// <param name="Listed">How many of them are in the list that whoever asks gets of it.</param>
public sealed record BoardCell(string Provider, string Team, CareStep Step, int Count, int Unheld, int? MedianDays, int? LongestDays, int Overdue, int Listed);

/// <summary>How many cases are in the lists that somebody gets; at most <see cref="CareBook.Most"/>.</summary>
/// <param name="Waiting">The waiting list.</param>
/// <param name="Escalated">With the senior liaison.</param>
/// <param name="OpenRisks">With a risk of which nobody has said what was done.</param>
public sealed record CareCounts(int Waiting, int Escalated, int OpenRisks);

/// <summary>
/// A connector's day. Each case that they hold is in one of the first four, and each that they held until it was escalated and that has a step to come.
/// </summary>
/// <param name="Overdue">Their next step was due before today.</param>
/// <param name="Today">By time.</param>
/// <param name="Later">By time.</param>
/// <param name="WithoutNext">Nobody has said what comes next; the one that was met longest ago first.</param>
/// <param name="ToPickUp">Nobody in the team holds them yet, longest first; at most <see cref="CareBook.Most"/>.</param>
public sealed record CareDay(ImmutableArray<CaseRow> Overdue, ImmutableArray<CaseRow> Today, ImmutableArray<CaseRow> Later, ImmutableArray<CaseRow> WithoutNext, ImmutableArray<CaseRow> ToPickUp);

/// <summary>What is looked for; empty and null: not by that. Name: parts of it, in any order, without regard to case and accents.</summary>
public sealed record PersonSearch(string Name = "", DateOnly? Born = null, string NhsNumber = "");

/// <summary>Why two cases may be of the same person, the surest first.</summary>
public enum SameBy { Person, NhsNumber, NameAndBirth, PhoneAndBirth, NameAndPhone }

/// <summary>Another case that may be of the same person.</summary>
public sealed record Duplicate(CaseRow Row, SameBy By);

/// <summary>What whoever referred sees in their list. Reference: their own words.</summary>
public sealed record PracticeRow(string Id, string Reference, DateTimeOffset ReceivedAt, CareStep Step, DateTimeOffset Since, string Team, CloseOutcome? Outcome);
