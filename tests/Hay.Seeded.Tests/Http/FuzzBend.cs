using System.Text;

namespace Hay.Seeded.Tests.Http;

/// <summary>Bends requests that the site means into such as it does not, all from one seed.</summary>
internal sealed class FuzzBend(IEnumerable<FuzzTarget> targets, string token, int people)
{
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "get", "FOO"];
    private static readonly string[] Types = ["application/json", Form, "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "a/b/c", "", "*/*", "application/x-www-form-urlencoded; charset=utf-7"];
    private static readonly string[] Headers = ["Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Match", "If-Modified-Since", "If-Range", "Range", "Referer", "Origin", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "X-HTTP-Method-Override", "Authorization", "User-Agent", "Content-Language", "Access-Control-Request-Method", "Host", "Cookie", "Traceparent", "Expect", "Last-Event-ID"];
    private static readonly string[] HeaderValues = ["*", "W/\"x\"", "\"", "bytes=0-", "bytes=-1,0-0,5-2", "bytes=99999999999999999999-", "Thu, 32 Foo 9999 99:99:99 GMT", "en;q=9, pl;q=-1, *;q=", "gzip;q=0, br;q=NaN", "Bearer ", "Bearer hay_x", "Basic ====", "hay-form=x; hay-me=y; hay-said=z; .AspNetCore=1", "hay-said=CfDJ8", "hay=\0", "DELETE", "application/fhir+xml", "text/calendar", "application/ld+json", "https://elsewhere.zq.example", "elsewhere.zq.example", "null", "00-0-0-00"];

    private readonly FuzzTarget[][] _kinds = [.. targets.GroupBy(target => target.Kind).Select(kind => kind.ToArray())];

    /// <param name="seed">Everything comes from it.</param>
    /// <param name="name">How to have it again.</param>
    public FuzzRequest Next(int seed, string name)
    {
        var random = new Random(seed);
        var kind = _kinds[random.Next(_kinds.Length)];
        var target = kind[random.Next(kind.Length)];
        // Mostly whose page it is; now and then whoever has no business there.
        var person = random.Next(5) == 0 ? random.Next(people) : target.Person;
        var (method, path) = (target.Method, target.Path);
        var (query, fields, json) = (target.Query.ToList(), target.Fields.ToList(), target.Json);
        var (headers, type) = (new List<FuzzField>(), (string?)null);
        if (target.NeedsToken && random.Next(6) > 0) headers.Add(new("Authorization", $"Bearer {token}"));
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            switch (random.Next(12))
            {
                case 0: path = BendPath(path, random); break;
                case 1: method = Methods[random.Next(Methods.Length)]; break;
                case 2: headers.Add(new(Headers[random.Next(Headers.Length)], random.Next(2) == 0 ? HeaderValues[random.Next(HeaderValues.Length)] : Line(random))); break;
                case 3: type = Types[random.Next(Types.Length)]; break;
                case 4 or 5: Bend(query, random, FuzzPoison.NextShort); break;
                case 6 when json is null && fields.Count == 0: json = FuzzJson.Bend("{}", random); break;
                default:
                    if (json is not null) json = FuzzJson.Bend(json, random);
                    else if (fields.Count > 0) Bend(fields, random, FuzzPoison.Next);
                    else if (query.Count > 0) Bend(query, random, FuzzPoison.NextShort);
                    else path = BendPath(path, random);
                    break;
            }
        }

        var (body, usual) = Body(target, fields, json, random);
        if (method is "GET" or "HEAD" or "TRACE" && random.Next(20) > 0) body = null;
        var address = path + FuzzCrawl.QueryOf(query);
        return new FuzzRequest(target, method, address, headers, body, type ?? usual, person, name);
    }

    private static (byte[]? Body, string Type) Body(FuzzTarget target, List<FuzzField> fields, string? json, Random random)
    {
        if (json is not null) return (FuzzJson.Bytes(json, random), "application/json");
        if (target.HasFile && random.Next(4) > 0) return FuzzRequest.Multipart(fields, FileOf(random), random.Next(3) == 0 ? "a\u202Egpj.exe" : "picture.jpg");
        return fields.Count > 0 || target.Method == "POST" ? (FuzzRequest.Form(fields), Form) : (null, Form);
    }

    private static byte[] FileOf(Random random)
    {
        if (random.Next(3) == 0) return Encoding.UTF8.GetBytes($"id,title,when\n1,{FuzzPoison.Next(random)},\"{FuzzPoison.Next(random)}\"\n");
        if (random.Next(3) == 0) return Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{FuzzPoison.Next(random)}\r\nDTSTART:{FuzzPoison.Next(random)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        var bytes = new byte[random.Next(4000)];
        random.NextBytes(bytes);
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF, 0xE0];
        if (bytes.Length > jpeg.Length) jpeg.CopyTo(bytes);
        return bytes;
    }

    private static string BendPath(string path, Random random)
    {
        var parts = path.Split('/').ToList();
        var at = random.Next(parts.Count);
        var poison = FuzzPoison.NextShort(random);
        // A slash that is sent as %2F, one that is a slash, and what no client would encode.
        var sent = random.Next(3) switch { 0 => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(poison))), 1 => Uri.EscapeDataString(Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(poison)))), _ => string.Concat(poison.Where(c => c is > ' ' and < (char)127 and not ('#' or '?' or '%' or '<' or '>' or '"'))) };
        switch (random.Next(6))
        {
            case 0: parts.Insert(at, sent); break;
            case 1: parts.RemoveAt(at); break;
            case 2: parts.Add(sent); break;
            case 3: parts[at] = parts[at].ToUpperInvariant(); break;
            case 4: parts.Add(""); break;
            default: parts[at] = sent; break;
        }

        var bent = "/" + string.Join('/', parts).TrimStart('/');
        return random.Next(30) == 0 ? "/" + bent : bent;
    }

    private static void Bend(List<FuzzField> fields, Random random, Func<Random, string> poison)
    {
        if (fields.Count == 0)
        {
            fields.Add(new(poison(random), poison(random)));
            return;
        }

        // Mostly what a form needs to be heard at all is left as it is.
        var at = random.Next(fields.Count);
        if (fields[at].Name == "__RequestVerificationToken" && random.Next(8) > 0) at = (at + 1) % fields.Count;
        switch (random.Next(9))
        {
            case 0: fields.RemoveAt(at); break;
            case 1: fields.Insert(at, fields[at]); break;
            case 2: fields.Insert(at, fields[at] with { Value = poison(random) }); break;
            case 3: fields[at] = fields[at] with { Name = poison(random) }; break;
            case 4: fields.Add(new($"{fields[at].Name}[{random.Next(5)}]", poison(random))); break;
            case 5 when random.Next(10) == 0: fields.AddRange(Enumerable.Range(0, 1500).Select(i => new FuzzField($"f{i}", "x"))); break;
            default: fields[at] = fields[at] with { Value = poison(random) }; break;
        }
    }

    private static string Line(Random random) => string.Concat(FuzzPoison.NextShort(random).Where(c => c is not ('\r' or '\n' or '\0')));
}
