using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hay.Web.Tests.Accounts;

/// <summary>A service that people can sign in with, on this machine: it says yes for whoever is <see cref="Person"/>.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private string _challenge = "";

    public FakeService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Answer);
    }

    public string Address => _app.Urls.First();
    /// <summary>Who it is: JSON, as the service tells it.</summary>
    public string Person { get; set; } = "{}";
    /// <summary>What it was asked for, the last time.</summary>
    public string Scope { get; private set; } = "";

    public Task Start() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        switch (http.Request.Path)
        {
            case "/authorize":
                var asked = http.Request.Query;
                (_challenge, Scope) = (asked["code_challenge"]!, asked["scope"]!);
                http.Response.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = "a-code", ["state"] = asked["state"] }));
                break;
            case "/token":
                var form = await http.Request.ReadFormAsync();
                var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
                var isGood = form["code"] == "a-code" && form["client_id"] == "hay" && form["client_secret"] == "secret" && proof == _challenge;
                http.Response.StatusCode = isGood ? 200 : 400;
                await http.Response.WriteAsJsonAsync(isGood ? (object)new { access_token = "a-token", token_type = "Bearer" } : new { error = "invalid_grant" });
                break;
            case "/person" when http.Request.Headers.Authorization == "Bearer a-token":
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(Person);
                break;
            default:
                http.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
                break;
        }
    }
}
