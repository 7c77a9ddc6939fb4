using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hay.Web.Site;

/// <summary>An answer while it is being written: UTF-8 in one piece, so that nothing has been sent yet when something goes wrong. Its room is lent; <see cref="TextWriter.Dispose()"/> gives it back.</summary>
internal sealed class Paper() : TextWriter(CultureInfo.InvariantCulture)
{
    // A page of search results has some 30 KB.
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <summary>What is written at once has both halves of each pair of surrogates.</summary>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Grow(Encoding.UTF8.GetMaxByteCount(buffer.Length));
        _length += Encoding.UTF8.GetBytes(buffer, _bytes.AsSpan(_length));
    }

    /// <summary>What is UTF-8 already.</summary>
    public void Write(ReadOnlySpan<byte> utf8)
    {
        Grow(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written.Span);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
        base.Dispose(disposing);
    }

    private void Grow(int room)
    {
        if (_bytes.Length - _length >= room) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + room));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
