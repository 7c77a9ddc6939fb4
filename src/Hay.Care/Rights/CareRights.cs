namespace Hay.Care;

/// <summary>Who may do what in the connector service: this table and nothing else. What is not in it is refused.</summary>
public static class CareRights
{
    /// <param name="who">Who wants to.</param>
    /// <param name="what">What they want to do.</param>
    /// <param name="where">With which case, or for which team or practice.</param>
    public static bool Allow(CareActor who, CareAction what, CasePlace where) => throw new NotImplementedException($"{who}{what}{where}");

    /// <summary>Whether somebody who may look has to say why: a colleague holds it.</summary>
    public static bool NeedsReason(CareActor who, CasePlace where) => where.Holder.Length > 0 && where.Holder != who.Account;
}
