using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Hay.Web.Site;

/// <summary>HTML that is drawn already, as UTF-8: on <see cref="Paper"/> it is put down as it is.</summary>
internal sealed class ReadyHtml(byte[] utf8) : IHtmlContent
{
    public ReadyHtml(string html) : this(Encoding.UTF8.GetBytes(html))
    {
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (writer is Paper paper) paper.Write(utf8);
        else writer.Write(Encoding.UTF8.GetString(utf8));
    }
}
