using Hay.Grains;
using Hay.Silo;
using Hay.Silo.Storage;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Web.Tests.Accounts;

/// <summary>Accounts on real grains and a store on disk, without pages. Tests share one; each has addresses of its own.</summary>
public sealed class AccountHost : IAsyncLifetime
{
    internal const string Password = "a cup of tea at four";
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-accounts-").FullName;
    private IHost? _host;
    private AsyncServiceScope _request;

    internal UserManager<Member> Users => _request.ServiceProvider.GetRequiredService<UserManager<Member>>();
    internal IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();
    internal SqliteStore Store => _host!.Services.GetRequiredService<SqliteStore>();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddHaySilo(new SiloOptions { DataFolder = _folder, Demo = false });
        builder.Services.AddAccounts();
        _host = builder.Build();
        await _host.StartAsync();
        _request = _host.Services.CreateAsyncScope();
    }

    public async Task DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>All bytes of all files, once it has stopped. It does not start again.</summary>
    public async Task<byte[]> Bytes()
    {
        await Stop();
        return [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).SelectMany(File.ReadAllBytes)];
    }

    internal IAccountGrain Account(string email) =>
        Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email));

    /// <summary>Somebody with <see cref="Password"/>, as they are read from the store.</summary>
    internal async Task<Member> Make(string email, string name = "Ann")
    {
        AssertDone(await Users.CreateAsync(Member.New(email, name, DateTimeOffset.UtcNow), Password));
        return await Read(email);
    }

    internal async Task<Member> Read(string email) => Assert.IsType<Member>(await Users.FindByEmailAsync(email));

    internal static void AssertDone(IdentityResult result) => Assert.True(result.Succeeded, result.ToString());

    internal static void AssertFailed(IdentityResult result, params string[] codes)
    {
        Assert.False(result.Succeeded);
        Assert.Equal(codes.Order(StringComparer.Ordinal), result.Errors.Select(e => e.Code).Order(StringComparer.Ordinal));
    }

    private async Task Stop()
    {
        if (_host is null) return;
        await _request.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
        _host = null;
    }
}
