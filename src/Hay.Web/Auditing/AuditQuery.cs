using Hay.Grains;

namespace Hay.Web.Auditing;

/// <summary>What somebody wants to see of the audit log.</summary>
/// <param name="Day">Of this day in London alone; null: of any.</param>
/// <param name="What">Of this kind alone; null: of any.</param>
/// <param name="Before">Only lines with a smaller number; null: all.</param>
internal sealed record AuditQuery(DateOnly? Day = null, AuditAct? What = null, long? Before = null);
