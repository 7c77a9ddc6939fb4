using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Silo.Storage;

/// <summary>
/// Writes that were accepted together, as a log keeps them: the length of what follows (4 bytes), its SHA-256, then a number and the
/// writes one after the other. Played in order on the same beginning they give the same store.
/// </summary>
internal sealed record LogBatch(long Number, ImmutableArray<PendingWrite> Writes)
{
    private const int Head = sizeof(int) + SHA256.HashSizeInBytes;
    // Larger than any batch can be: what says that it is longer is damaged.
    private const int Longest = 128 * 1024 * 1024;

    // Written in blobs: never change one.
    private enum Kind : byte
    {
        Write = 1, Clear = 2, Append = 3, Erasure = 4,
    }

    /// <summary>Whether it takes something away for good.</summary>
    public bool Erases => Writes.Any(write => write.Erases);

    /// <summary>Whether a write that was done changed anything.</summary>
    public static bool HasChanged(PendingWrite write) => write switch
    {
        StateWrite state => state.Outcome.Accepted,
        StateClear clear => clear is { Expected: > 0, Outcome.Accepted: true },
        _ => true,
    };

    public static byte[] Bytes(long number, IReadOnlyCollection<PendingWrite> writes)
    {
        using var stream = new MemoryStream();
        stream.SetLength(Head);
        stream.Position = Head;
        using (var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(number);
            to.Write(writes.Count);
            foreach (var write in writes) Put(to, write);
        }

        var all = stream.ToArray();
        BitConverter.TryWriteBytes(all, all.Length - Head);
        SHA256.HashData(all.AsSpan(Head), all.AsSpan(sizeof(int)));
        return all;
    }

    /// <summary>The next batch, and how many bytes it took; null: there is none.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static (LogBatch Batch, int Length)? Read(Stream stream)
    {
        var head = new byte[Head];
        var read = stream.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        if (read == 0) return null;
        var length = read < Head ? -1 : BitConverter.ToInt32(head);
        if (length is < sizeof(long) + sizeof(int) or > Longest) throw new InvalidDataException("it says no sensible length");
        var body = new byte[length];
        if (stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length) throw new InvalidDataException("it is cut short");
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(head.AsSpan(sizeof(int)))) throw new InvalidDataException("it has changed since it was written");
        using var from = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        var number = from.ReadInt64();
        var writes = ImmutableArray.CreateBuilder<PendingWrite>();
        for (var left = from.ReadInt32(); left > 0; left--) writes.Add(Take(from));
        return (new LogBatch(number, writes.ToImmutable()), Head + length);
    }

    private static void Put(BinaryWriter to, PendingWrite write)
    {
        switch (write)
        {
            case StateWrite state:
                to.Write((byte)Kind.Write);
                to.Write(state.Store);
                to.Write(state.Key);
                to.Write(state.Expected);
                to.Write(state.State.Length);
                to.Write(state.State);
                break;
            case StateClear clear:
                to.Write((byte)Kind.Clear);
                to.Write(clear.Store);
                to.Write(clear.Key);
                to.Write(clear.Expected);
                break;
            case JournalAppend append:
                to.Write((byte)Kind.Append);
                to.Write(append.Grain);
                to.Write(append.Lines.Length);
                foreach (var line in append.Lines) Put(to, line);
                break;
            case JournalErasure erasure:
                to.Write((byte)Kind.Erasure);
                to.Write(erasure.Grain);
                to.Write(erasure.Profile);
                break;
            default:
                throw new ArgumentException($"{write.GetType().Name} is no write that this store knows.", nameof(write));
        }
    }

    private static void Put(BinaryWriter to, in JournalLine line)
    {
        to.Write(line.Number);
        to.Write(line.At);
        to.Write(line.Kind);
        to.Write(line.Profile is not null);
        if (line.Profile is not null) to.Write(line.Profile);
        to.Write(line.Json);
        to.Write(line.TakesBack);
    }

    private static PendingWrite Take(BinaryReader from) => (Kind)from.ReadByte() switch
    {
        Kind.Write => StateWrite.Of(from.ReadString(), from.ReadString(), from.ReadInt64(), from.ReadBytes(from.ReadInt32())),
        Kind.Clear => StateClear.Of(from.ReadString(), from.ReadString(), from.ReadInt64()),
        Kind.Append => new JournalAppend(from.ReadString(), Lines(from)),
        Kind.Erasure => new JournalErasure(from.ReadString(), from.ReadString()),
        var kind => throw new InvalidDataException($"a newer Hay wrote it (kind {kind})"),
    };

    private static JournalLine[] Lines(BinaryReader from)
    {
        var lines = new JournalLine[from.ReadInt32()];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new JournalLine(from.ReadInt64(), from.ReadString(), from.ReadString(), from.ReadBoolean() ? from.ReadString() : null, from.ReadString(), from.ReadBoolean());
        }

        return lines;
    }
}
