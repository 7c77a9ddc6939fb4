using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>A schedule made of a form, or why there is none.</summary>
/// <param name="Schedule">Null when there are problems.</param>
/// <param name="Problems">What has to be put right.</param>
/// <param name="Hints">What the form does not say outright and a person may want to know.</param>
public sealed record ScheduleFormResult(Schedule? Schedule, ImmutableArray<FieldNote> Problems, ImmutableArray<FieldNote> Hints);

/// <summary>A sentence to show beside a field.</summary>
/// <param name="Field">The name of the property of <see cref="ScheduleForm"/>.</param>
/// <param name="Text">Plain English.</param>
public sealed record FieldNote(string Field, string Text);
