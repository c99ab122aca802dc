using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DiploMesh.Standalone.Mesh;
using DiploMesh.Testing;

namespace DiploMesh.Standalone.Tests.Commands;

public sealed class UpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Up_UntilStopped_ServesAndThenExitsZero()
    {
        var port = FreePorts.Take(1)[0];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = ProgramRun.InvokeAsync(["up", "--data", _folder.Path, "--port", Number(port)], string.Empty, cancellationToken: stop.Token);

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port + 1}") };
        await Eventually.HoldsAsync(
            async () => running.IsCompleted || await IsReadyAsync(http), "the mesh is up", TestContext.Current.CancellationToken);
        var statements = await ProgramRun.InvokeAsync("statements", "--server", $"http://127.0.0.1:{port}");
        await stop.CancelAsync();
        var run = await running;

        statements.ExitCode.ShouldBe(ExitCodes.Success, statements.Errors);
        run.ExitCode.ShouldBe(ExitCodes.Success, run.Errors);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("DiploMesh is up");
        run.Errors.ShouldContain($"http://127.0.0.1:{port} ");
        run.Errors.ShouldContain($"http://127.0.0.1:{port + 1}/readyz");
        run.Errors.TrimEnd().ShouldEndWith("Stopped.");
        File.Exists(Path.Combine(_folder.Path, "diplomesh.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Up_PortTaken_SaysSoAndTouchesNothing()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var data = Path.Combine(_folder.Path, "data");

        var run = await ProgramRun.InvokeAsync("up", "--port", Number(port), "--data", data);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.Trim().ShouldNotContain('\n');
        run.Errors.ShouldContain($"port {port} is taken");
        run.Errors.ShouldContain("--port");
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task Up_DataOfARunningMesh_IsRefused()
    {
        using var other = DataFolder.Open(_folder.Path);

        var run = await ProgramRun.InvokeAsync("up", "--port", Number(FreePorts.Take(1)[0]), "--data", _folder.Path);

        run.ExitCode.ShouldBe(ExitCodes.Failure);
        run.Errors.ShouldContain("in use by another mesh");
    }

    [Fact]
    public void DataFolder_Temporary_LeavesNothingBehind()
    {
        string path;
        using (var folder = DataFolder.Temporary())
        {
            path = Path.GetDirectoryName(folder.DatabasePath)!;
            File.WriteAllText(folder.DatabasePath, "x");
        }

        Directory.Exists(path).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
