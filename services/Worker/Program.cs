using DiploMesh.Hosting;
using DiploMesh.Worker;

return await MeshHost.RunAsync(args, new WorkerModule());
