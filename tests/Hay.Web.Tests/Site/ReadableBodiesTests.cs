using System.Net;
using System.Text;
using Hay.Web.Tests.Organise;

namespace Hay.Web.Tests.Site;

/// <summary>What nobody can read is refused clearly.</summary>
[Collection(OnTheSite.Name)]
public sealed class ReadableBodiesTests(RunningSite site)
{
    [Theory]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/listings", "application/json; charset=UTF-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=utf-16", HttpStatusCode.BadRequest)]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=nonsense", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/listings", "application/json; charset=\"nonsense\"", HttpStatusCode.UnsupportedMediaType)]
    public async Task An_encoding_that_nobody_reads_is_no_error_of_ours(string path, string type, HttpStatusCode wanted)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var form = new ByteArrayContent(Encoding.UTF8.GetBytes("needs=Free"));
        form.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.Equal(wanted, answer.StatusCode);
    }

    [Theory]
    [InlineData("/organise/listing/%20/what"), InlineData("/organise/listing/%09"), InlineData("/fenland/%20"), InlineData("/%20")]
    public async Task Where_a_part_of_an_address_is_blank_there_is_no_page(string path)
    {
        var (organiser, _) = await site.SignIn($"blank-{Guid.NewGuid():n}@example.org");
        using var who = organiser;
        using var answer = await who.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
