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
    public void Keys_that_two_make_at_once_are_both_kept()
    {
        var place = PostgresServer.Shared.NewSchema();
        using var one = PostgresStore.Open(place);
        using var two = PostgresStore.Open(place);
        Parallel.For(0, 16, n => new StoredKeys(n % 2 == 0 ? one : two).StoreElement(new XElement("key", n), $"{n}"));
        Assert.Equal(Enumerable.Range(0, 16), new StoredKeys(one).GetAllElements().Select(e => (int)e).Order());
    }

    private static IDataProtector Protector(IRecordStore store)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("hay");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeys(store));
        return services.BuildServiceProvider().GetDataProtector("test");
    }
}
