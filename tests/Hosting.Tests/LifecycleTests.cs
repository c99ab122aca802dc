using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DiploMesh.Hosting.Tests.Protos;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace DiploMesh.Hosting.Tests;

public sealed class LifecycleTests
{
    private const string EchoName = "diplomesh.tests.v1.EchoService";

    [Fact]
    public async Task Start_FreePorts_ServesGrpcAndJsonThere()
    {
        await using var host = await EchoHost.StartAsync();

        var answer = await host.Grpc.EchoAsync(new EchoRequest { Text = "by gRPC" }, cancellationToken: TestContext.Current.CancellationToken);
        var json = await host.Http.GetFromJsonAsync<JsonElement>("/v1/echo/by-json", TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("by gRPC");
        json.GetProperty("text").GetString().ShouldBe("by-json");
    }

    [Fact]
    public async Task Health_DependencyAway_IsAliveButNotReady()
    {
        await using var host = await EchoHost.StartAsync();
        var health = new HealthClient(host.Channel);

        (await StatusAsync(host, "/readyz")).ShouldBe(HttpStatusCode.OK);
        (await ServingAsync(health, EchoName)).ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);

        host.Module.Dependency = HealthStatus.Unhealthy;

        (await StatusAsync(host, "/healthz")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, "/readyz")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ServingAsync(health, EchoName)).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        (await ServingAsync(health, string.Empty)).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
    }

    [Fact]
    public async Task Health_UnknownService_IsNotFound()
    {
        await using var host = await EchoHost.StartAsync();

        var problem = await Should.ThrowAsync<RpcException>(() => ServingAsync(new HealthClient(host.Channel), "no.such.Service"));

        problem.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Ready_Report_TellsStatesAndNoDetails()
    {
        await using var host = await EchoHost.StartAsync();
        host.Module.Dependency = HealthStatus.Unhealthy;

        using var response = await host.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        var report = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        report.ShouldBe("""{"status":"Unhealthy","checks":{"host":"Healthy","dependency":"Unhealthy"}}""");
    }

    [Fact]
    public async Task Metrics_AfterACall_CountIt()
    {
        await using var host = await EchoHost.StartAsync();
        await host.Grpc.EchoAsync(new EchoRequest(), cancellationToken: TestContext.Current.CancellationToken);

        var metrics = await host.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        metrics.ShouldContain("http_server_request_duration_seconds_count");
        metrics.ShouldContain(EchoName);
    }

    [Fact]
    public async Task Reflection_Loopback_ListsServices()
    {
        await using var host = await EchoHost.StartAsync();

        (await ReflectedServicesAsync(host)).ShouldBe([EchoName, "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"], ignoreOrder: true);
    }

    [Fact]
    public async Task Reflection_SwitchedOff_IsNotServed()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:Reflection=false");

        var problem = await Should.ThrowAsync<RpcException>(() => ReflectedServicesAsync(host));

        problem.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Stop_CallRunning_LetsItFinishAndIsNotReadyMeanwhile()
    {
        await using var host = await EchoHost.StartAsync();
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        host.Module.Behaviours["hold"] = async _ =>
        {
            entered.SetResult();
            await leave.Task;
        };
        var running = host.Grpc.EchoAsync(new EchoRequest { Text = "done", Behaviour = "hold" }, cancellationToken: TestContext.Current.CancellationToken);
        await entered.Task;

        var stopping = host.App.StopAsync(TestContext.Current.CancellationToken);
        var checks = host.App.Services.GetService(typeof(HealthCheckService)).ShouldBeAssignableTo<HealthCheckService>();
        var readiness = await checks!.CheckHealthAsync(TestContext.Current.CancellationToken);
        stopping.IsCompleted.ShouldBeFalse();
        leave.SetResult();

        (await running).Text.ShouldBe("done");
        await stopping;
        readiness.Entries["host"].Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact(Timeout = 20_000)]
    public async Task Stop_Draining_IsNotReadyButServes()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await EchoHost.StartAsync(["--Mesh:DrainSeconds=60"], services => services.AddSingleton<TimeProvider>(time));

        var stopping = host.App.StopAsync(TestContext.Current.CancellationToken);

        (await StatusAsync(host, "/readyz")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(host, "/healthz")).ShouldBe(HttpStatusCode.OK);
        (await host.Grpc.EchoAsync(new EchoRequest { Text = "still" }, cancellationToken: TestContext.Current.CancellationToken)).Text.ShouldBe("still");
        stopping.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(60));
        await stopping;
    }

    [Theory]
    [InlineData("--Mesh:BindAddress=0.0.0.0", "Mesh:AllowInsecureBind=true")]
    [InlineData("--Mesh:BindAddress=::", "Mesh:AllowInsecureBind=true")]
    [InlineData("--Mesh:BindAddress=example.org", "Mesh:BindAddress")]
    [InlineData("--Mesh:HttpPort=70000", "Mesh:HttpPort")]
    [InlineData("--Mesh:GrpcPort=many", "GrpcPort")]
    [InlineData("--Mesh:DefaultDeadlineSeconds=500", "Mesh:DefaultDeadlineSeconds")]
    [InlineData("--Mesh:MaxReceiveBytes=5", "Mesh:MaxReceiveBytes")]
    public void Build_WrongSetting_IsRefusedByName(string setting, string named)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => MeshHost.Build([setting], [new EchoModule()]));

        refusal.Failures.ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public async Task Start_InsecureBindAllowed_ListensBeyondLoopbackWithoutReflection()
    {
        await using var host = await EchoHost.StartAsync("--Mesh:BindAddress=0.0.0.0", "--Mesh:AllowInsecureBind=true");

        (await host.Grpc.EchoAsync(new EchoRequest { Text = "a" }, cancellationToken: TestContext.Current.CancellationToken)).Text.ShouldBe("a");
        (await Should.ThrowAsync<RpcException>(() => ReflectedServicesAsync(host))).StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Run_WrongSetting_ExitsWithTwo() =>
        (await MeshHost.RunAsync(["--Mesh:BindAddress=0.0.0.0"], new EchoModule())).ShouldBe(2);

    [Fact]
    public async Task Run_PortTaken_ExitsWithOne()
    {
        await using var host = await EchoHost.StartAsync();

        (await MeshHost.RunAsync([$"--Mesh:GrpcPort={host.GrpcPort}", "--Mesh:HttpPort=0", "--Logging:LogLevel:Default=None"], new EchoModule())).ShouldBe(1);
    }

    private static async Task<HttpStatusCode> StatusAsync(EchoHost host, string path)
    {
        using var response = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> ServingAsync(HealthClient health, string service) =>
        (await health.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: TestContext.Current.CancellationToken)).Status;

    private static async Task<IEnumerable<string>> ReflectedServicesAsync(EchoHost host)
    {
        using var call = new ServerReflection.ServerReflectionClient(host.Channel).ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, TestContext.Current.CancellationToken);
        await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        return call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
    }
}
