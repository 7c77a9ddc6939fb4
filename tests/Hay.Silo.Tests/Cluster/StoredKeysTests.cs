using System.Xml.Linq;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Tests.Cluster;

public sealed class StoredKeysTests
{
    [Fact]
    public void What_one_process_seals_another_opens()
    {
        var place = PostgresServer.Shared.NewSchema();
        using var one = PostgresStore.Open(place);
        using var two = PostgresStore.Open(place);
        var letter = Protector(one).Protect("hello");
        Assert.Equal("hello", Protector(two).Unprotect(letter));
    }

    [Fact]
    public async Task Keys_that_two_make_at_once_are_both_kept()
    {
        var place = PostgresServer.Shared.NewSchema();
        using var one = PostgresStore.Open(place);
        using var two = PostgresStore.Open(place);
        await Task.WhenAll(Make(one, 0), Make(two, 8));
        Assert.Equal(Enumerable.Range(0, 16), new StoredKeys(one).GetAllElements().Select(e => (int)e).Order());
    }

    private static Task Make(IRecordStore store, int first) => Task.Run(() =>
    {
        for (var n = first; n < first + 8; n++) new StoredKeys(store).StoreElement(new XElement("key", n), $"{n}");
    });

    private static IDataProtector Protector(IRecordStore store)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("hay");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeys(store));
        return services.BuildServiceProvider().GetDataProtector("test");
    }
}
