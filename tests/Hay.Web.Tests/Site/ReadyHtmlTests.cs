using System.Text.Encodings.Web;
using Hay.Web.Site;

namespace Hay.Web.Tests.Site;

public class ReadyHtmlTests
{
    [Fact]
    public void What_is_ready_says_the_same_on_paper_as_where_MVC_writes()
    {
        const string Html = "<p>łąka ’😀 &amp;</p>";
        using var paper = new Paper();
        using var writer = new StringWriter();
        var ready = new ReadyHtml(Html);

        paper.Write("a");
        ready.WriteTo(paper, HtmlEncoder.Default);
        paper.Write("z");
        ready.WriteTo(writer, HtmlEncoder.Default);

        Assert.Equal($"a{Html}z", paper.ToString());
        Assert.Equal(Html, writer.ToString());
    }
}
