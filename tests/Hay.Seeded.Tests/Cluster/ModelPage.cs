using Hay.Web.Live;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>An open page, as js/places.js and js/notices.js do it; a test holds the rule of what is newer to the script itself.</summary>
internal sealed class ModelPage(ClusterModel model, string name, string[] activities)
{
    private const int Patience = 8, BoardTries = 6, BehindTries = 5;
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(30);
    private readonly Dictionary<(string Activity, string Session), ShownSession> _marks = [];
    private ModelWeb? _web;
    private int _connections;
    private bool _isConnected, _isAsking, _isMore;
    private TimeSpan _opened, _lastMessage;

    public PageConnection Connection { get; private set; } = new("none");

    /// <summary>What it shows of each session.</summary>
    public IReadOnlyDictionary<(string Activity, string Session), ShownSession> Marks => _marks;

    /// <summary>What it shows of notices; null: it could not be opened yet.</summary>
    public string? Board { get; private set; }

    /// <summary>When what it shows changed last.</summary>
    public TimeSpan Changed { get; private set; }

    /// <summary>For whoever looks why it is behind.</summary>
    public string Standing(string activity) => $"{(_isConnected ? "connected" : "not connected")}, its process {(_web is { IsServing: true } web ? $"knows revision {web.Catalogue.Find(activity)?.Revision}" : "serves nobody")}";

    public void Open()
    {
        if (Process() is not { } web || model.Wire.Fails())
        {
            model.Time.In(TimeSpan.FromSeconds(1), Open);
            return;
        }

        _opened = model.Time.Now;
        foreach (var news in web.Truth(activities))
        {
            foreach (var (session, shown) in news.Sessions) Put((news.Activity, session), new(news.Revision, shown));
        }

        Board = web.Board();
        model.Time.In(model.Wire.Up(TimeSpan.FromSeconds(2)), () => Connect(0));
    }

    /// <summary>The connection is lost. Where its process was killed that is noticed at once; else when nothing has come for half a minute.</summary>
    public void Lose(bool isKilled)
    {
        if (!_isConnected) return;
        _isConnected = false;
        if (!isKilled) _web?.Leave(this);
        model.Time.In(isKilled ? model.Wire.Way() : model.Wire.Up(Unnoticed), () => Connect(0));
    }

    /// <summary>What its process tells it: in order, as one connection does.</summary>
    public void Receive(string method, object?[] args)
    {
        var connection = Connection;
        _lastMessage = TimeSpan.FromTicks(Math.Max(_lastMessage.Ticks, (model.Time.Now + model.Wire.Way()).Ticks));
        model.Time.At(_lastMessage, () =>
        {
            if (connection != Connection || !_isConnected) return;
            if (method == "news") AskAnew((bool)args[0]!);
            else foreach (var news in (PlacesNews[])args[0]!) Hear(news);
        });
    }

    private void Connect(int tries)
    {
        if (Process() is not { } web || model.Wire.Fails())
        {
            model.Time.In(Retry(tries), () => Connect(tries + 1));
            return;
        }

        (Connection, _isConnected) = (new PageConnection($"{name}-{++_connections}"), true);
        var connection = Connection;
        model.Time.In(model.Wire.Way(), () =>
        {
            if (connection != Connection || !_isConnected || !web.IsUp) return;
            web.Watch(this, LiveGroups.OfBoard(ClusterModel.Space));
            var isAskingAgain = model.Broken != Broken.PagesDoNotAskAgain || _connections == 1;
            if (isAskingAgain && (_connections > 1 || model.Time.Now - _opened > TimeSpan.FromSeconds(30))) AskAnew(perhaps: true);
            WatchListings(web, connection, activities, isAskingAgain, 0);
        });
        // It may have been killed meanwhile.
        model.Time.In(TimeSpan.FromSeconds(2), () =>
        {
            if (connection == Connection && !web.IsUp) Lose(isKilled: true);
        });
    }

    private void WatchListings(ModelWeb web, PageConnection connection, string[] of, bool isAskingAgain, int tries)
    {
        if (connection != Connection || !_isConnected || !web.IsUp) return;
        string[] later = [.. of.Where(activity => !web.Watch(this, LiveGroups.OfActivity(activity)))];
        if (later.Length > 0 && tries < Patience) model.Time.In(Retry(tries) + model.Wire.Way(), () => WatchListings(web, connection, later, isAskingAgain, tries + 1));
        if (isAskingAgain) FetchTruth(of, 0, 0);
    }

    private void Hear(PlacesNews news)
    {
        if (news.Sessions.Count > 0) Show(news, isAll: false);
        else if (_marks.Any(mark => mark.Key.Activity == news.Activity && mark.Value.Revision < news.Revision)) FetchTruth([news.Activity], news.Revision, 0);
    }

    private void FetchTruth(string[] of, long atLeast, int tries) => Ask(
        web => web.Truth(of),
        all =>
        {
            foreach (var news in all)
            {
                Show(news, isAll: true);
                if (news.Revision < atLeast && tries < BehindTries) model.Time.In(TimeSpan.FromMilliseconds(200), () => FetchTruth([news.Activity], atLeast, tries + 1));
            }
        },
        () =>
        {
            if (tries < Patience && model.Broken != Broken.PagesGiveUp) model.Time.In(Retry(tries), () => FetchTruth(of, atLeast, tries + 1));
        });

    private void Show(PlacesNews news, bool isAll)
    {
        foreach (var (mark, shown) in _marks.Where(m => m.Key.Activity == news.Activity).ToList())
        {
            var next = ShownSession.Newer(mark.Session, shown.Revision, news, isAll, takesOlder: model.Broken == Broken.PagesTakeOlder);
            model.Heard?.Invoke(new(mark.Session, shown.Revision, news, isAll, next?.Revision));
            if (next is not null) Put(mark, next);
        }
    }

    private void Put((string Activity, string Session) mark, ShownSession next)
    {
        if (_marks.TryGetValue(mark, out var before) && next.Says != before.Says)
        {
            Changed = model.Time.Now;
            if (next.IsOlderThan(before)) model.Fail($"{name} shows “{next.Says}” after “{before.Says}” of {mark.Activity} {mark.Session}");
        }

        _marks[mark] = next;
    }

    private void AskAnew(bool perhaps)
    {
        _isMore = true;
        if (_isAsking) return;
        _isAsking = true;
        Round(perhaps ? 1 : BoardTries);
    }

    private void Round(int turns)
    {
        if (_isMore)
        {
            _isMore = false;
            Refresh(0, turns, 0);
        }
        else _isAsking = false;
    }

    private void Refresh(int turn, int turns, int failed)
    {
        if (turn == turns) Round(turns);
        else model.Time.In(model.Wire.Up(TimeSpan.FromMilliseconds(200)) + TimeSpan.FromMilliseconds(failed > 0 ? Math.Min(30_000, 250 << failed) : turn * 250), () => Ask(
            web => web.Board(),
            found =>
            {
                if (found == Board) Refresh(turn + 1, turns, 0);
                else
                {
                    (Board, Changed) = (found, model.Time.Now);
                    Round(turns);
                }
            },
            () =>
            {
                if (failed < Patience && model.Broken != Broken.PagesGiveUp) Refresh(turn, turns, failed + 1);
                else Round(turns);
            }));
    }

    // There, an answer or none, and back.
    private void Ask<T>(Func<ModelWeb, T> question, Action<T> answered, Action failed) where T : class => model.Time.In(model.Wire.Way(), () =>
    {
        var web = model.Broken == Broken.NoAffinity ? model.AnyServing() : Process();
        var answer = web is null || model.Wire.Fails() ? null : question(web);
        model.Time.In(model.Wire.Way(), () =>
        {
            if (answer is null) failed();
            else answered(answer);
        });
    });

    // Whoever shares out requests sends a page to the same process for as long as that is there.
    private ModelWeb? Process() => _web is { IsServing: true } ? _web : _web = model.AnyServing();

    private TimeSpan Retry(int tries) => TimeSpan.FromMilliseconds(Math.Min(30_000, 500 * Math.Pow(2, Math.Min(tries, 6)))) * (0.75 + model.Wire.Up(TimeSpan.FromSeconds(0.5)).TotalSeconds);
}
