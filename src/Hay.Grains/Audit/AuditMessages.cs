using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>What is to be written into the audit log. Never an e-mail address or a name in it: the log forgets nobody.</summary>
/// <param name="Who">Id of the account that does it; <see cref="Operator"/> or <see cref="Site"/>.</param>
/// <param name="What">What they do.</param>
/// <param name="Kind">Of the record, as <see cref="StoreNames"/> calls it.</param>
/// <param name="Id">Its key; of an account its id.</param>
/// <param name="Note">Which part of it (a role, a token), or the reason that was given. Shortened, and without what looks like a way to reach somebody.</param>
[GenerateSerializer, Immutable, Alias("hay.AuditEntry")]
public sealed record AuditEntry(
    [property: Id(0)] string Who, [property: Id(1)] AuditAct What, [property: Id(2)] string Kind, [property: Id(3)] string Id, [property: Id(4)] string Note = "")
{
    /// <summary>Whoever has the shell of the machine.</summary>
    public const string Operator = "operator";
    /// <summary>Hay by itself.</summary>
    public const string Site = "site";
}

/// <summary>The last line of the log. Number: 0 when there is none.</summary>
[GenerateSerializer, Immutable, Alias("hay.AuditHead")]
public sealed record AuditHead([property: Id(0)] long Number, [property: Id(1)] string Hash)
{
    /// <summary>As it is printed to be kept elsewhere, and read again.</summary>
    public override string ToString() => $"{Number}:{Hash}";

    /// <summary>Null: it is no head as it is printed.</summary>
    public static AuditHead? Parse(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) ? new AuditHead(n, hash) : null;
}

/// <summary>The end of the log. Lines: those that are in no page of their own yet, by number.</summary>
[GenerateSerializer, Immutable, Alias("hay.AuditTail")]
public sealed record AuditTail([property: Id(0)] AuditHead Head, [property: Id(1)] ImmutableArray<AuditLine> Lines);
