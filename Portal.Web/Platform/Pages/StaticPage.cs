using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Platform.Pages;

/// <summary>A page for when the portal's own pages cannot be shown. It needs no script, no style and no session.</summary>
sealed record StaticPage(string Title, IReadOnlyList<string> Paragraphs, Uri? Link = null)
{
    public async Task Write(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method)) await response.WriteAsync(Html());
    }

    public string Html() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Safe(Title)} - Portal</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/css/tokens.css">
        <link rel="stylesheet" href="/css/base.css">
        <link rel="stylesheet" href="/css/controls.css">
        <link rel="stylesheet" href="/css/shell.css">
        </head>
        <body>
        <div class="centred">
        <span></span>
        <main><div class="card"><div class="card-body">
        <h1>{Safe(Title)}</h1>
        {string.Join('\n', Paragraphs.Select(paragraph => $"<p>{Safe(paragraph)}</p>"))}
        {(Link is null ? "" : $"<p><a href=\"{Safe(Link.AbsoluteUri)}\">{Safe(Link.AbsoluteUri)}</a></p>")}
        </div></div></main>
        </div>
        </body>
        </html>

        """;

    static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
