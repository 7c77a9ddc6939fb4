using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Faults;

/// <summary>More than anybody needs: bodies, headers, addresses, fields, depth.</summary>
internal sealed class OversizedFault : Fault
{
    private const int Times = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Post = $"POST /{Town.Space}/{Town.Ids[0]}?handler=Hold";
    private static readonly string Patch = $"PATCH /api/v1/listings/{Town.Ids[0]}";
    private static readonly string Form = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static readonly string Json = $"Content-Type: application/json\r\nIf-Match: \"x\"\r\nAuthorization: Bearer {Town.Token}\r\n";

    public override string Name => "oversized";

    public override string What => "bodies, headers, addresses, fields and JSON that are too big or too deep";

    public override int Rounds => 5;

    public override async Task Break(Scene scene, Random random)
    {
        for (var time = 0; time < Times; time++)
        {
            var much = random.Next(1, 6);
            foreach (var (name, ask) in Asks(much)) await Send(scene, name, ask);
        }

        await scene.Crowd.Told(5, TimeSpan.FromSeconds(20));
    }

    private static IEnumerable<(string Name, string Ask)> Asks(int much)
    {
        yield return ("a body that is too long", Of(Post, Form, "session=" + new string('x', much * 70_000)));
        yield return ("a length that is too long", $"{Post} HTTP/1.1\r\nHost: h\r\n{Form}Content-Length: 99999999999\r\n\r\nsession=x");
        yield return ("a length that is none", $"{Post} HTTP/1.1\r\nHost: h\r\n{Form}Content-Length: -5\r\n\r\nsession=x");
        yield return ("chunks without end", $"{Post} HTTP/1.1\r\nHost: h\r\n{Form}Transfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat("1000\r\n" + new string('x', 4096) + "\r\n", much * 20)));
        yield return ("a long header", $"GET / HTTP/1.1\r\nHost: h\r\nX-Long: {new string('x', much * 40_000)}\r\n\r\n");
        yield return ("many headers", $"GET / HTTP/1.1\r\nHost: h\r\n{string.Concat(Enumerable.Range(0, much * 200).Select(n => $"X-{n}: y\r\n"))}\r\n");
        yield return ("a long cookie", $"GET /me HTTP/1.1\r\nHost: h\r\nCookie: hay-me={new string('x', much * 4_000)}\r\n\r\n");
        yield return ("a long address", $"GET /{new string('x', much * 9_000)} HTTP/1.1\r\nHost: h\r\n\r\n");
        yield return ("a long question", $"GET /search?q={new string('x', 1_000 * much)} HTTP/1.1\r\nHost: h\r\n\r\n");
        yield return ("many parameters", $"GET /search?{string.Join('&', Enumerable.Range(0, much * 300).Select(n => $"a{n}=1"))} HTTP/1.1\r\nHost: h\r\n\r\n");
        yield return ("many ids", $"GET /api/places?of={string.Join(',', Enumerable.Range(0, much * 300))} HTTP/1.1\r\nHost: h\r\n\r\n");
        yield return ("many fields", Of(Post, Form, string.Join('&', Enumerable.Range(0, much * 1_100).Select(n => $"a{n}=1"))));
        yield return ("a long name of a field", Of(Post, Form, new string('x', much * 8_000) + "=1"));
        yield return ("a long value", Of(Post, Form, "session=" + new string('x', much * 10_000)));
        yield return ("many parts", Of(Post, "Content-Type: multipart/form-data; boundary=b\r\n", string.Concat(Enumerable.Range(0, much * 200).Select(n => $"--b\r\nContent-Disposition: form-data; name=\"a{n}\"\r\n\r\n1\r\n")) + "--b--"));
        yield return ("many headers of a part", Of(Post, "Content-Type: multipart/form-data; boundary=b\r\n", $"--b\r\n{string.Concat(Enumerable.Range(0, much * 100).Select(n => $"X-{n}: y\r\n"))}\r\n1\r\n--b--"));
        yield return ("a part without end", Of(Post, $"Content-Type: multipart/form-data; boundary={new string('b', 200)}\r\n", "--b"));
        yield return ("deep JSON", Of(Patch, Json, "{\"title\":" + new string('[', much * 10_000)));
        yield return ("deep objects", Of(Patch, Json, string.Concat(Enumerable.Repeat("{\"venue\":", much * 1_000)) + "1" + new string('}', much * 1_000)));
        yield return ("long JSON", Of(Patch, Json, $"{{\"title\":\"{new string('x', much * 70_000)}\"}}"));
        yield return ("a long number", Of(Patch, Json, $"{{\"capacity\":{new string('9', much * 5_000)}}}"));
    }

    private static string Of(string line, string headers, string body) => $"{line} HTTP/1.1\r\nHost: h\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static async Task Send(Scene scene, string name, string ask)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var late = new CancellationTokenSource(Patience * scene.Pace.Patience);
        var answer = new StringBuilder();
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, scene.Site.Address.Port, late.Token);
            var sending = Whole(socket, Encoding.Latin1.GetBytes(ask), late.Token);
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await socket.ReceiveAsync(buffer, late.Token)) > 0 && !IsWhole(answer.Append(Encoding.UTF8.GetString(buffer, 0, read)))) continue;
            await sending;
        }
        catch (SocketException)
        {
            // It does not listen to the end. What it said before counts.
        }
        catch (OperationCanceledException)
        {
            scene.Findings.Add($"{name}: no answer in {Patience.TotalSeconds} s");
            return;
        }

        Judge(scene, name, answer.ToString());
    }

    private static async Task Whole(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, ct)..];
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException)
        {
            // It has heard enough.
        }
    }

    // Where the connection stays open the end has to be seen in what was said.
    private static bool IsWhole(StringBuilder answer)
    {
        var said = answer.ToString();
        var head = said.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return head >= 0 && (said.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) || (Length(said[..head]) is { } length && Encoding.UTF8.GetByteCount(said) >= head + 4 + length));
    }

    private static int? Length(string head) => head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is { } line
        ? int.Parse(line.AsSpan(16), provider: System.Globalization.CultureInfo.InvariantCulture) : null;

    private static void Judge(Scene scene, string name, string answer)
    {
        scene.Answers.JudgeWords(name, answer);
        // Nothing at all: the connection was ended before the answer could be read.
        if (answer.Length == 0) return;
        var status = answer.Length > 12 ? answer[9..12] : answer;
        if (status[0] is not ('2' or '3' or '4')) scene.Findings.Add($"{name}: {answer[..Math.Min(answer.Length, 60)].ReplaceLineEndings(" ")}");
    }
}
