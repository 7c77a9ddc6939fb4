using System.Reflection;
using Hay.Grains;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>The grains of the live path: two notifiers, and the real switchboard, which forgets all when it is moved.</summary>
internal sealed class ModelSwitchboard(VirtualTime time, Wire wire)
{
    private readonly ProcessClock _clock = new(time, static () => true);
    private readonly Notifier[] _notifiers = [new(), new()];
    private LiveSwitchboardGrain _grain = new(new ProcessClock(time, static () => true));

    /// <summary>After a write, as a grain says it.</summary>
    public void Announce(LiveUpdate update) => wire.Send(() => Gather(wire.One(_notifiers), update));

    /// <summary>The activation ends, and begins elsewhere with the next call.</summary>
    public void Move() => _grain = new(_clock);

    /// <summary>Where a process asks for grains.</summary>
    public IGrainFactory GrainsOf(ModelWeb web)
    {
        var factory = DispatchProxy.Create<IGrainFactory, Factory>();
        ((Factory)(object)factory).Of = new Caller(this, web);
        return factory;
    }

    // As LiveNotifierGrain does it with a timer of the runtime.
    private void Gather(Notifier notifier, LiveUpdate update)
    {
        notifier.Newest.Add(update);
        if (notifier.IsWaiting) return;
        notifier.IsWaiting = true;
        var rest = notifier.Last + LiveSwitchboard.Pace - time.Now;
        time.In(rest is { Ticks: > 0 } some ? some : TimeSpan.Zero, () =>
        {
            (notifier.IsWaiting, notifier.Last) = (false, time.Now);
            var updates = notifier.Newest.Take();
            wire.Send(() => _ = _grain.Publish(updates));
        });
    }

    private sealed class Notifier
    {
        public NewestUpdates Newest { get; } = new();
        public bool IsWaiting { get; set; }
        public TimeSpan? Last { get; set; }
    }

#pragma warning disable CA1852 // DispatchProxy makes a class that inherits from it.
    internal class Factory : DispatchProxy
#pragma warning restore CA1852
    {
        internal Caller? Of { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IGrainFactory.DeleteObjectReference) ? null : Of;
    }

    /// <summary>The switchboard as one process calls it, and the process as the switchboard calls it.</summary>
    internal sealed class Caller(ModelSwitchboard board, ModelWeb web) : ILiveSwitchboardGrain, ILiveObserver
    {
        public async Task Subscribe(ILiveObserver observer)
        {
            await Task.Delay(board.Wire.Way(), web.Clock);
            if (board.Wire.Fails()) throw new TimeoutException("The switchboard does not answer.");
            await board._grain.Subscribe(observer);
        }

        public Task Unsubscribe(ILiveObserver observer) => board._grain.Unsubscribe(observer);

        public Task Publish(System.Collections.Immutable.ImmutableArray<LiveUpdate> updates) => throw new NotSupportedException();

        public Task Hear(System.Collections.Immutable.ImmutableArray<LiveUpdate> updates)
        {
            board.Wire.Send(() =>
            {
                if (web.IsUp) web.Relay.Hear(updates);
            });
            return Task.CompletedTask;
        }
    }

    private Wire Wire => wire;
}
