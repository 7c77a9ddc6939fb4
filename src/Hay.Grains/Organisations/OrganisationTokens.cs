using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The rules of tokens, by which programs act for its colleagues.</summary>
public sealed partial record Organisation
{
    public const int MostTokens = 10;
    public const int LongestTokenName = 100;

    public ImmutableArray<ApiToken> Tokens { get; init; } = [];

    /// <summary>Only a colleague makes one, for at most a year. Those that are no good any more make room.</summary>
    public (Organisation Next, OrganisationOutcome Outcome) MakeToken(ApiToken token, DateOnly today)
    {
        if (Refusal() is { } refusal) return (this, refusal);
        if (!Has(token.By)) return (this, OrganisationOutcome.NotFound);
        if (token.Scopes.IsEmpty || token.Name.Length is 0 or > LongestTokenName || token.Until < today || token.Until > today.AddYears(1)) return (this, OrganisationOutcome.Refused);
        var good = Tokens.RemoveAll(t => t.Until < today);
        return good.Length >= MostTokens
            ? (this, OrganisationOutcome.TooMany)
            : (this with { Tokens = good.Add(token), Revision = Revision + 1 }, OrganisationOutcome.Done);
    }

    public (Organisation Next, OrganisationOutcome Outcome) RevokeToken(string id)
    {
        var left = Tokens.RemoveAll(t => t.Id == id);
        return left.Length == Tokens.Length
            ? (this, OrganisationOutcome.NotFound)
            : (this with { Tokens = left, Revision = Revision + 1 }, OrganisationOutcome.Done);
    }

    /// <summary>The token of this hash while it is good, and the day noted.</summary>
    public (Organisation Next, ApiToken? Token) UseToken(string hash, DateOnly today)
    {
        if (Closed is not null || Tokens.FirstOrDefault(t => t.Hash == hash) is not { } token || token.Until < today || !Has(token.By)) return (this, null);
        var used = token with { Used = today };
        // Once a day is enough to see whether anybody needs it.
        return (token.Used == today ? this : this with { Tokens = Tokens.Replace(token, used) }, used);
    }
}
