using System.Net;
using System.Text;

namespace Hay.Web.Tests.Site;

/// <summary>Forms that nobody can read are refused clearly.</summary>
[Collection(OnTheSite.Name)]
public sealed class ReadableFormsTests(RunningSite site)
{
    [Theory]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/listings", "application/json; charset=UTF-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=utf-16", HttpStatusCode.BadRequest)]
    [InlineData("/me?handler=Suit", "application/x-www-form-urlencoded; charset=nonsense", HttpStatusCode.BadRequest)]
    public async Task An_encoding_that_nobody_reads_is_no_error_of_ours(string path, string type, HttpStatusCode wanted)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var form = new ByteArrayContent(Encoding.UTF8.GetBytes("needs=Free"));
        form.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.Equal(wanted, answer.StatusCode);
    }
}
