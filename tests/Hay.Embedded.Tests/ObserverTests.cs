using System.Runtime.CompilerServices;
using Hay.Slice;

namespace Hay.Embedded.Tests;

/// <summary>Objects that listen to grains, and what happens when they no longer do.</summary>
public sealed class ObserverTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_listener_hears_one_thing_at_a_time_in_the_order_it_was_said()
    {
        await using var silo = await TestSilo.StartAsync();
        var ear = new SlowEar();
        var speaker = silo.Grains.GetGrain<ISpeakerGrain>("s");
        await speaker.Listen(silo.Grains.CreateObjectReference<IListener>(ear));

        for (var i = 0; i < 20; i++) await speaker.Say(new Note("n", i));
        await ear.Done.Task.WaitAsync(Soon);

        Assert.Equal(Enumerable.Range(0, 20), ear.Heard);
        Assert.Equal(1, ear.Most);
    }

    [Fact]
    public async Task Asking_a_listener_whose_reference_is_deleted_fails_at_once()
    {
        await using var silo = await TestSilo.StartAsync();
        var ear = new SlowEar();
        var reference = silo.Grains.CreateObjectReference<IListener>(ear);
        await silo.Grains.GetGrain<IOddGrain>("o").Hear(reference);

        silo.Grains.DeleteObjectReference<IListener>(reference);

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IOddGrain>("o").Hear(reference).WaitAsync(Soon));
        Assert.Throws<ArgumentException>(() => silo.Grains.DeleteObjectReference<IListener>(reference));
        GC.KeepAlive(ear);
    }

    [Fact]
    public async Task Being_listened_for_keeps_nobody_alive()
    {
        await using var silo = await TestSilo.StartAsync();
        var reference = Forgotten(silo);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IOddGrain>("o").Hear(reference).WaitAsync(Soon));
    }

    [Fact]
    public async Task The_object_itself_is_refused_where_its_reference_is_meant()
    {
        await using var silo = await TestSilo.StartAsync();
        var refused = Assert.Throws<ArgumentException>(() => { _ = silo.Grains.GetGrain<IOddGrain>("o").Hear(new SlowEar()); });
        Assert.Contains("CreateObjectReference", refused.Message, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IListener Forgotten(TestSilo silo) => silo.Grains.CreateObjectReference<IListener>(new SlowEar());

    private sealed class SlowEar : IListener
    {
        private int _inside;

        public List<int> Heard { get; } = [];

        public int Most { get; private set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task Hear(Note note)
        {
            Most = Math.Max(Most, Interlocked.Increment(ref _inside));
            await Task.Delay(note.Number % 3);
            Heard.Add(note.Number);
            Interlocked.Decrement(ref _inside);
            if (Heard.Count == 20) Done.SetResult();
        }

        public Task Confirm(Note note) => Task.CompletedTask;
    }
}
