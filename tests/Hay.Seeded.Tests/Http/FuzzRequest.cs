using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Hay.Seeded.Tests.Http;

/// <summary>One request as it is sent, which can be made again from its seed.</summary>
internal sealed record FuzzRequest(FuzzTarget Target, string Method, string Address, IReadOnlyList<FuzzField> Headers, byte[]? Body, string ContentType, int Person, string Seed)
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Null: no client can send such a thing.</summary>
    public HttpRequestMessage? Message(Uri site, string cookies)
    {
        if (!Uri.TryCreate($"{site.Scheme}://{site.Authority}{Address}", AsItIs, out var uri)) return null;
        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (cookies.Length > 0) message.Headers.TryAddWithoutValidation("Cookie", cookies);
        foreach (var header in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value)) message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return message;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : $" {ContentType} {Body.Length.ToString(CultureInfo.InvariantCulture)} bytes: {Short(Encoding.UTF8.GetString(Body), 600)}";
        return $"{Method} {Short(Address, 500)}{string.Concat(Headers.Select(h => $" [{h.Name}: {Short(h.Value, 80)}]"))}{body} (replay: {Seed})";
    }

    public static string Short(string text, int most) => string.Concat((text.Length > most ? $"{text[..most]}… ({text.Length})" : text).Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : $"{c}"));

    public static byte[] Form(IEnumerable<FuzzField> fields) => Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{Encode(f.Name)}={Encode(f.Value)}")));

    public static (byte[] Body, string Type) Multipart(IEnumerable<FuzzField> fields, byte[] file, string fileName)
    {
        using var form = new MultipartFormDataContent("zq-boundary");
        foreach (var field in fields) form.Add(new StringContent(field.Value), $"\"{field.Name.Replace("\"", "", StringComparison.Ordinal).ReplaceLineEndings("").Replace("\0", "", StringComparison.Ordinal)}\"");
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{fileName}\"");
        form.Add(part);
        using var into = new MemoryStream();
        form.CopyTo(into, null, default);
        return (into.ToArray(), form.Headers.ContentType!.ToString());
    }

    // Half a pair of surrogates cannot be written: it is sent as what stands for it.
    private static string Encode(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
