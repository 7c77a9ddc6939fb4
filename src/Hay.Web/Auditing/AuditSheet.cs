using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Auditing;

/// <summary>Lines of the audit log, the newest first.</summary>
/// <param name="Lines">What was found.</param>
/// <param name="Older">Lines before this number have not been looked at; null: there is nothing older to find.</param>
/// <param name="Head">The end of the whole log.</param>
internal sealed record AuditSheet(ImmutableArray<AuditLine> Lines, long? Older, AuditHead Head);
