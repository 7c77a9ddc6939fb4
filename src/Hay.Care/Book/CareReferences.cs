using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>Cases by what people know them by.</summary>
public sealed partial class CareBook
{
    /// <summary>How long the part of an id is by which people know a case.</summary>
    public const int ReferenceLength = 8;

    /// <summary>Ids of cases that begin so, of those whose looks somebody may read; nearly always there is one. Nothing else is said of them.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="begins">The first <see cref="ReferenceLength"/> digits.</param>
    public ImmutableArray<string> Referenced(CareActor who, string begins) => begins.Length != ReferenceLength ? [] : Read(() => _index.All.Select(e => e.Row)
        .Where(r => r.Id.StartsWith(begins, StringComparison.Ordinal) && (CareRights.Allow(who, CareAction.SeeLog, r.Place) || CareRights.Allow(who, CareAction.SeeLooks, r.Place)))
        .Select(r => r.Id).Order(StringComparer.Ordinal).Take(Most).ToImmutableArray());
}
