using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;
using Npgsql;

namespace Hay.Faults;

/// <summary>A running site and what it stands on: everything that can be broken.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(20);
    private readonly string _folder;
    private readonly Dictionary<string, string> _settings = [];
    private readonly Checkup _checkup = new();
    private Site? _site;

    private Scene(Ground ground, Pace pace, Trouble allowed)
    {
        Pace = pace;
        Disk = ground == Ground.SmallDisk ? new SmallDisk("24m") : null;
        _folder = Disk?.Path ?? Directory.CreateTempSubdirectory("hay-faults-").FullName;
        Place = Path.Combine(_folder, "data");
        // Nobody here is a visitor of the kind that limits are made for.
        _settings["Hay__ApiReads"] = "100000";
        _settings[_checkup.Setting.Name] = _checkup.Setting.Value;
        if (ground == Ground.MovedClock)
        {
            Clock = new MovedClock(Path.Combine(_folder, "clock"));
            foreach (var (name, value) in Clock.Settings) _settings[name] = value;
        }

        if (ground == Ground.Postgres)
        {
            Server = new PostgresServer();
            Place = new StorePlace(Place.Folder, Server.NewSchema());
            var settings = new NpgsqlConnectionStringBuilder(Place.Postgres);
            Link = new SlowLink(settings.Port);
            settings.Port = Link.Port;
            _settings["Hay__Postgres"] = settings.ToString();
        }

        Answers = new Answers(Findings, allowed, _folder, "hay-faults-");
        Writer = new Writer(Answers);
    }

    public Pace Pace { get; }

    public Findings Findings { get; } = new();

    public Answers Answers { get; }

    /// <summary>A group's program, which stays the same through all rounds.</summary>
    public Writer Writer { get; }

    /// <summary>Where the store is, by the short way.</summary>
    public StorePlace Place { get; }

    public Site Site => _site!;

    /// <summary>What it logged last; empty: it did not start.</summary>
    public string Said => _site?.Said ?? "";

    public SmallDisk? Disk { get; }

    public PostgresServer? Server { get; }

    public SlowLink? Link { get; }

    public MovedClock? Clock { get; }

    /// <summary>The day of the first dates.</summary>
    public DateTime FirstDay { get; private set; }

    /// <summary>Who uses the site in this round.</summary>
    public Crowd Crowd { get; set; } = null!;

    public static async Task<Scene> Open(Ground ground, Pace pace, Trouble allowed)
    {
        var scene = new Scene(ground, pace, allowed);
        try
        {
            scene.FirstDay = await Town.Fill(scene.Place);
            await scene.Start();
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>As whatever watches over the process does when it has ended.</summary>
    public async Task Start()
    {
        if (_site is { } former)
        {
            _site = null;
            await former.DisposeAsync();
        }

        _site = await Site.Start(Place.Folder, _settings, ToStart * Pace.Patience);
    }

    /// <summary>What the site holds now, its garbage collected.</summary>
    public Task<Vitals> Vitals() => _checkup.Look(Site.Process);

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        _checkup.Dispose();
        Writer.Dispose();
        Link?.Dispose();
        Server?.Dispose();
        if (Disk is not null) Disk.Dispose();
        else if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
