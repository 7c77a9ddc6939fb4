using Hay.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>Which open pages of a process are in which groups, and the way to them.</summary>
internal sealed class PageGroups : IHubContext<LiveHub>, IHubClients, IGroupManager
{
    private readonly Dictionary<string, ModelPage> _pages = [];
    private readonly Dictionary<string, List<ModelPage>> _groups = [];

    public IReadOnlyList<ModelPage> All => [.. _pages.Values];
    IHubClients IHubContext<LiveHub>.Clients => this;
    IGroupManager IHubContext<LiveHub>.Groups => this;
    IClientProxy IHubClients<IClientProxy>.All => throw new NotSupportedException();

    /// <summary>The way to one page alone.</summary>
    public static IHubCallerClients Of(ModelPage page) => new One(new Way([page]));

    public void Enter(ModelPage page) => _pages[page.Connection.ConnectionId] = page;

    public void Leave(ModelPage page)
    {
        _pages.Remove(page.Connection.ConnectionId);
        foreach (var group in _groups.Values) group.Remove(page);
    }

    public void Clear()
    {
        _pages.Clear();
        _groups.Clear();
    }

    public Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (!_groups.TryGetValue(groupName, out var pages)) _groups[groupName] = pages = [];
        if (!pages.Contains(_pages[connectionId])) pages.Add(_pages[connectionId]);
        return Task.CompletedTask;
    }

    public Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        _groups.GetValueOrDefault(groupName)?.Remove(_pages[connectionId]);
        return Task.CompletedTask;
    }

    public IClientProxy Group(string groupName) => new Way(_groups.GetValueOrDefault(groupName) ?? []);

    public IClientProxy Groups(IReadOnlyList<string> groupNames) => new Way([.. groupNames.SelectMany(name => _groups.GetValueOrDefault(name) ?? []).Distinct()]);

    public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();
    public IClientProxy Client(string connectionId) => throw new NotSupportedException();
    public IClientProxy Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();
    public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();
    public IClientProxy User(string userId) => throw new NotSupportedException();
    public IClientProxy Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();

    private sealed class One(Way way) : IHubCallerClients
    {
        public IClientProxy Caller => way;
        public IClientProxy Others => throw new NotSupportedException();
        public IClientProxy All => throw new NotSupportedException();
        public IClientProxy OthersInGroup(string groupName) => throw new NotSupportedException();
        public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();
        public IClientProxy Client(string connectionId) => throw new NotSupportedException();
        public IClientProxy Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();
        public IClientProxy Group(string groupName) => throw new NotSupportedException();
        public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();
        public IClientProxy Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();
        public IClientProxy User(string userId) => throw new NotSupportedException();
        public IClientProxy Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }

    private sealed class Way(List<ModelPage> pages) : IClientProxy
    {
        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            foreach (var page in pages) page.Receive(method, args);
            return Task.CompletedTask;
        }
    }
}
