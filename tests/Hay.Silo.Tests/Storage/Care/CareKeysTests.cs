using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage.Care;

public sealed class CareKeysTests
{
    private static readonly string Good = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void The_first_seals_and_all_are_found()
    {
        var (one, two) = (CareKey.New(), CareKey.New());
        var keys = CareKeys.Parse($"{one.Written}; {two.Written};");
        Assert.Equal(one.Id, keys.First.Id);
        Assert.Equal(two.Bytes, keys.Find(two.Id)!.Bytes);
        Assert.Null(keys.Find("other"));
        Assert.NotEqual(one.Written, two.Written);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("a:")]
    [InlineData("a:c2hvcnQ=")]
    [InlineData("a:not base64 at all, but a secret that somebody typed")]
    [InlineData("no colon")]
    [InlineData("{0}")]
    [InlineData(":{0}")]
    [InlineData("two words:{0}")]
    [InlineData("a:{0};a:{0}")]
    [InlineData("a:{0}AAAA")]
    public void What_is_no_key_is_refused_and_not_repeated(string setting)
    {
        var said = Assert.Throws<InvalidDataException>(() => CareKeys.Parse(setting.Replace("{0}", Good, StringComparison.Ordinal)));
        Assert.Contains("Hay__Care__Keys", said.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Good, said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_shows_its_id_alone()
    {
        var key = CareKey.New();
        Assert.DoesNotContain(Convert.ToBase64String(key.Bytes), $"{key}", StringComparison.Ordinal);
    }
}
