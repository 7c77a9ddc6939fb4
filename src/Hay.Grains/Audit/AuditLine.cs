using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Grains;

/// <summary>One line of the audit log.</summary>
/// <remarks>
/// <para>
/// Hash is the SHA-256, in small hexadecimal, of eight texts one after the other: the hash of the line before
/// (<see cref="BeforeTheFirst"/> for line 1), then Number, When, Who, What, Kind, Id and Note of this line.
/// Each text is written as a netstring: the number of its UTF-8 bytes in decimal, a colon, the bytes, a comma; so no two lines
/// are written alike. Number is in decimal, When in UTC as 2026-11-24T09:00:00.000Z, What by its English name.
/// </para>
/// <para>So nobody can change, remove, insert or move a line without every later hash being another one.</para>
/// </remarks>
/// <param name="Number">Counts from 1, without gaps.</param>
/// <param name="When">In UTC, to the millisecond.</param>
/// <param name="Who">See <see cref="AuditEntry"/>, also for the next four.</param>
/// <param name="What">What they did.</param>
/// <param name="Kind">Of the record.</param>
/// <param name="Id">Of the record.</param>
/// <param name="Note">More about it.</param>
/// <param name="Hash">Of the line before and this one.</param>
[GenerateSerializer, Immutable, Alias("hay.AuditLine")]
public sealed record AuditLine(
    [property: Id(0)] long Number, [property: Id(1)] DateTimeOffset When, [property: Id(2)] string Who, [property: Id(3)] AuditAct What,
    [property: Id(4)] string Kind, [property: Id(5)] string Id, [property: Id(6)] string Note, [property: Id(7)] string Hash)
{
    /// <summary>What stands for the hash of a line before the first.</summary>
    public static readonly string BeforeTheFirst = new('0', 64);

    /// <summary>The longest note that is kept, in characters.</summary>
    public const int LongestNote = 200;

    /// <summary>The line that comes after the one with this number and hash.</summary>
    public static AuditLine After(AuditHead head, AuditEntry entry, DateTimeOffset now)
    {
        var when = now.ToUniversalTime();
        var line = new AuditLine(
            head.Number + 1, when.AddTicks(-(when.Ticks % TimeSpan.TicksPerMillisecond)), entry.Who, entry.What, entry.Kind, entry.Id, AuditWords.Kept(entry.Note), "");
        return line with { Hash = line.HashAfter(head.Hash) };
    }

    /// <summary>What its hash must be after a line with this one.</summary>
    public string HashAfter(string before)
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[
            before, Number.ToString(CultureInfo.InvariantCulture), When.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Who, What.ToString(), Kind, Id, Note])
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part ?? "")}:{part},"); // a damaged line may lack one
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
