namespace Hay.Architecture.Tests;

public class ProtectedStoreTests
{
    [Fact]
    public void Pages_do_not_read_records_that_hold_exact_counts_of_people() => Assert.Empty(
        from path in SourceTree.Files("src/Hay.Web", "*.cs*")
        where SourceTree.Read(path) is var text && (text.Contains("StoreNames.Pulse", StringComparison.Ordinal) || text.Contains("StoreNames.Wishes", StringComparison.Ordinal))
        select path);
}
