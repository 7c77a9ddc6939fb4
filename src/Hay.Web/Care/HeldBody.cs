namespace Hay.Web.Care;

/// <summary>
/// The body of an answer of which nothing leaves before something else is done, and nothing at all where that fails. What is written meanwhile is kept
/// here, so that who draws goes on; what is flushed waits.
/// </summary>
/// <param name="body">Where it goes then.</param>
/// <param name="until">What has to be done.</param>
internal sealed class HeldBody(Stream body, Task until) : Stream
{
    private readonly MemoryStream _held = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!until.IsCompleted)
        {
            _held.Write(buffer.Span);
            return;
        }

        await Release(cancellationToken);
        await body.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>Completes when what was written is where it goes.</summary>
    public async Task Release(CancellationToken ct)
    {
        await until;
        if (_held.Length == 0) return;
        await body.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), ct);
        _held.SetLength(0);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Release(cancellationToken);
        await body.FlushAsync(cancellationToken);
    }

    // No thread may stand still for the disk; nothing here asks for it.
    public override void Flush() => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
