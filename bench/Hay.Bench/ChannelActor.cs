using System.Threading.Channels;

namespace Hay.Bench;

/// <summary>The yardstick for a grain: a loop that reads one channel and answers one call after the other, and nothing else.</summary>
internal sealed class ChannelActor
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>(new() { SingleReader = true });
    private int _total;

    public ChannelActor() => _ = Task.Run(RunAsync);

    public Task<int> Add(int by)
    {
        var call = new Call(by);
        _calls.Writer.TryWrite(call);
        return call.Task;
    }

    public void Stop() => _calls.Writer.Complete();

    private async Task RunAsync()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync()) call.SetResult(_total += call.By);
    }

    private sealed class Call(int by) : TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public int By => by;
    }
}
